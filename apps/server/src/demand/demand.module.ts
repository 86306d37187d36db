import { Module } from '@nestjs/common';
import { Demand } from './demand.js';

/** Between what is measured only while someone looks, and who looks. */
@Module({ providers: [Demand], exports: [Demand] })
export class DemandModule {}
