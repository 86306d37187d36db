export { SpeedModule } from './speed.module.js';
