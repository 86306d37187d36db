import { Module } from '@nestjs/common';
import { Settings } from '../../platform/config/index.js';
import { OpenedJournal } from './store/opened-journal.js';
import { WaitingSpans } from './waiting-spans.js';

/** The journal's file, opened once for all who ask it. */
@Module({
  providers: [
    { provide: OpenedJournal, inject: [Settings], useFactory: (settings: Settings) => OpenedJournal.of(settings) },
    { provide: WaitingSpans, inject: [OpenedJournal], useFactory: ({ waitingSpans }: OpenedJournal) => waitingSpans },
  ],
  exports: [OpenedJournal, WaitingSpans],
})
export class JournalFileModule {}
