export { Demand } from './demand.js';
export { DemandModule } from './demand.module.js';
