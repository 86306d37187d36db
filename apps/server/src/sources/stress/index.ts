export { StressModule } from './stress.module.js';
