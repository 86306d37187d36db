import { Module } from '@nestjs/common';
import { EventAudience } from './event-audience.js';

/** Who is connected here and speaks in named events. */
@Module({ providers: [EventAudience], exports: [EventAudience] })
export class EventsModule {}
