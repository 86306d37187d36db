import { Module } from '@nestjs/common';
import { DevicesModule } from '../../devices/index.js';
import { JournalFileModule } from '../journal/journal-file.module.js';
import { StatisticsController } from '../statistics/statistics.controller.js';
import { AskedChannels } from './asked-channels.js';
import { HistoryAnswers } from './history-answers.js';
import { HistoryThreads } from './history-threads.js';
import { SeriesController } from './series.controller.js';
import { SeriesQuestions } from './series-questions.js';

/** Answers questions about long stretches of what is stored. */
@Module({
  imports: [DevicesModule, JournalFileModule],
  controllers: [SeriesController, StatisticsController],
  providers: [HistoryThreads, HistoryAnswers, AskedChannels, SeriesQuestions],
  exports: [HistoryThreads, HistoryAnswers],
})
export class HistoryModule {}
