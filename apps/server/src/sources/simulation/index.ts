export { SimulationModule } from './simulation.module.js';
