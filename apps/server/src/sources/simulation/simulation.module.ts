import { Module } from '@nestjs/common';
import { DemandModule } from '../../demand/index.js';
import { ReadingsModule } from '../../readings/index.js';
import { DemoSource } from './demo-source.js';

/** Readings that no device took, for whoever wants to see something move. */
@Module({ imports: [DemandModule, ReadingsModule], providers: [DemoSource] })
export class SimulationModule {}
