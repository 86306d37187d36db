export { type DoubtfulRange, FanoutBus, type FanoutListener } from './fanout-bus.js';
export { FanoutModule } from './fanout.module.js';
