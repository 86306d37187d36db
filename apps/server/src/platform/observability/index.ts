export { HistoryState } from './history-state.js';
export { ObservabilityModule } from './observability.module.js';
export { StreamStates } from './stream-states.js';
