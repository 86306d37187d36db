import { remember, remembered } from '../session/remembered';
import type { ToldNotification } from './notification';

/** Under which name this browser keeps them. */
export const KEPT_KEY = 'tachograph.notifications';

const LEVELS: readonly string[] = ['info', 'good', 'caution', 'alarm'] satisfies ToldNotification['level'][];

/** Those that this browser kept. */
export function kept(): readonly ToldNotification[] {
  return parseKept(remembered(KEPT_KEY));
}

export function keep(told: readonly ToldNotification[]): void {
  remember(KEPT_KEY, JSON.stringify(told));
}

/** What another version of the app may have written: what is none of ours is left out. */
export function parseKept(text: string | null): readonly ToldNotification[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list.filter(isTold) : [];
  } catch {
    return [];
  }
}

function isTold(candidate: unknown): candidate is ToldNotification {
  const { key, level, title, text, at, link, isRead } = (candidate ?? {}) as Record<keyof ToldNotification, unknown>;
  const texts = [key, level, title, text].every((each) => typeof each === 'string');
  const isAddress = link === null || (typeof link === 'string' && link.startsWith('/'));
  return (
    texts && LEVELS.includes(level as string) && typeof at === 'number' && isAddress && typeof isRead === 'boolean'
  );
}
