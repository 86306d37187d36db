import { Global, Module } from '@nestjs/common';
import { HistoryState } from './history-state.js';
import { StreamStates } from './stream-states.js';

/** Between what has a state worth reporting and whoever reports it. */
@Global()
@Module({ providers: [HistoryState, StreamStates], exports: [HistoryState, StreamStates] })
export class ObservabilityModule {}
