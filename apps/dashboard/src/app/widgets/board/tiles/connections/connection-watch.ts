import { DestroyRef, computed, inject, signal } from '@angular/core';
import type { ConnectionEntry, ConnectionList } from '@tachograph/contracts';
import { askJson, errorWords, inTime } from '../../../../core/api/ask';
import type { AskState, DataAge, DataView } from '../../../../core/board/board-data';
import { onWake } from '../../../../core/live/wake-signals';
import { clockTime } from '../../../../core/session/local-time';

const PAUSE_MS = 2_000;

/** What was answered last, and why the question after it was not; times in milliseconds since 1970 by this machine's clock. */
interface Answered {
  readonly list: readonly ConnectionEntry[];
  readonly at: number | null;
  readonly problem: { readonly why: string; readonly until: number } | null;
}

/**
 * Who is connected now, asked for again and again for as long as the page is seen. The server keeps no record of who was, so it is
 * the present whatever the dashboard's time is. To be called where Angular injects; ends with the caller.
 */
export function watchConnections(): DataView<readonly ConnectionEntry[]> {
  const answered = signal<Answered>({ list: [], at: null, problem: null });
  const end = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  const isOver = () => end.signal.aborted;

  const ask = async () => {
    clearTimeout(timer);
    if (isAsking || isOver() || document.visibilityState === 'hidden') return;
    isAsking = true;
    try {
      const { data } = await askJson<ConnectionList>('/connections', { signal: inTime(end.signal) });
      answered.set({ list: data, at: Date.now(), problem: null });
    } catch (error) {
      const problem = { why: errorWords(error), until: Date.now() + PAUSE_MS };
      answered.update((before) => ({ ...before, problem }));
    }
    isAsking = false;
    if (!isOver()) timer = setTimeout(() => void ask(), PAUSE_MS);
  };

  const stopWake = onWake(() => void ask());
  inject(DestroyRef).onDestroy(() => {
    stopWake();
    clearTimeout(timer);
    end.abort();
  });
  void ask();
  return {
    data: computed(() => answered().list),
    state: computed(() => stateOf(answered())),
    age: computed(() => ageOf(answered())),
    retry: () => void ask(),
  };
}

function stateOf({ at, problem }: Answered): AskState {
  if (at !== null) return { kind: 'ready' };
  return problem === null ? { kind: 'loading' } : { kind: 'failed', ...problem };
}

function ageOf({ at, problem }: Answered): DataAge {
  if (at === null) return { kind: 'none', words: '', at };
  if (problem === null) return { kind: 'live', words: $localize`live`, at };
  return { kind: 'lost', words: $localize`no connection: as of ${clockTime(at)}:time:`, at };
}
