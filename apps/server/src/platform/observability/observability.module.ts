import { Global, Module } from '@nestjs/common';
import { StreamStates } from './stream-states.js';

/** Between what has a state worth reporting and whoever reports it. */
@Global()
@Module({ providers: [StreamStates], exports: [StreamStates] })
export class ObservabilityModule {}
