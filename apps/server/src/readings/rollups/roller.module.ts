import { Module } from '@nestjs/common';
import { ReadingsModule } from '../readings.module.js';
import { Roller } from './roller.js';

/** Keeps rollups up to date by itself; without it they stay as they are, and answers come from the readings. */
@Module({ imports: [ReadingsModule], providers: [Roller] })
export class RollerModule {}
