export { ObservabilityModule } from './observability.module.js';
export { StreamStates } from './stream-states.js';
