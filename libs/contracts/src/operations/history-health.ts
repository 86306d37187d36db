/** How a thread that reads the history fares: `idle` where nobody has asked it yet, `busy` where it did not answer within a second. */
export const HISTORY_THREAD_STATES = ['answering', 'busy', 'idle'] as const;
export type HistoryThreadState = (typeof HISTORY_THREAD_STATES)[number];

/** How what is made of readings fares. None of it holds up readings, and answers stay exact: they only take longer. */
export interface HistoryHealth {
  /** null where the database does not answer. */
  rollups: {
    /** Readings taken before are rolled up, ISO 8601 in UTC; null where none is. */
    rolledTo: string | null;
    /** Seconds of time taken that could be rolled up by now and is not: 0 to 600 where nothing is amiss; null where nothing is rolled up. */
    behind: number | null;
    /** Stretches to which readings came late, and which are to be rolled up again; 1000 means so many or more. */
    waiting: number;
  } | null;
  /** The one for people who wait for an answer, and the one for rollups, exports and expiry. */
  threads: { answers: HistoryThreadState; bulk: HistoryThreadState };
  expiry: {
    running: boolean;
    /** When expiry last ran, ISO 8601 in UTC; null before the first time since the start. */
    lastRun: string | null;
    /** Readings that it removed then. */
    lastRemoved: number;
    /** Why it could not be brought to its end; it is tried again in an hour. */
    lastError: string | null;
  };
}
