export { Demand } from './demand.js';
export { DemandModule } from './demand.module.js';
export { MeasuringRounds } from './measuring-rounds.js';
