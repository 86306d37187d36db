import { Module } from '@nestjs/common';
import { ReadingsModule } from '../../readings/index.js';
import { StreamIntake } from './stream-intake.js';
import { StreamSource } from './stream-source.js';

/** The HTTP streams of speeds that the server pulls (`STREAM_URLS`). */
@Module({ imports: [ReadingsModule], providers: [StreamSource, StreamIntake] })
export class StreamModule {}
