import type { Provider } from '@angular/core';
import { BoardClock } from './board-clock';
import { BoardData } from './board-data';
import { BoardTime } from './board-time';
import { BoardEngine } from './data/board-engine';
import { BoardHearing } from './data/board-hearing';
import { Playhead } from './time/playhead';
import { TimeUrl } from './time/time-url';
import { UrlBoardTime } from './time/url-board-time';

/** The time of a dashboard, kept in its page's address; among the providers of a component that the router shows. */
export function provideBoardTime(): Provider[] {
  return [TimeUrl, Playhead, BoardClock, { provide: BoardTime, useClass: UrlBoardTime }];
}

/** What the widgets of a dashboard show; beside {@link provideBoardTime} and `BoardVariables`. */
export function provideBoardData(): Provider[] {
  return [BoardHearing, { provide: BoardData, useClass: BoardEngine }];
}
