import type { TimeSpan } from '@tachograph/contracts';
import { floorTo } from './ladder.js';

/** What both stretches have in common; empty (`to` not after `from`) where that is nothing. */
export function common(one: TimeSpan, other: TimeSpan): TimeSpan {
  return { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
}

/** The same time in stretches that lie apart, in its order; empty ones are left out. */
export function spansTogether(spans: readonly TimeSpan[]): TimeSpan[] {
  const together: TimeSpan[] = [];
  for (const { from, to } of spans.filter((span) => span.from < span.to).sort((a, b) => a.from - b.from)) {
    const last = together.at(-1);
    if (last === undefined || last.to < from) together.push({ from, to });
    else last.to = Math.max(last.to, to);
  }
  return together;
}

/** A stretch cut at the multiples of a length. */
export function* cutAt({ from, to }: TimeSpan, length: number): Generator<TimeSpan> {
  for (let start = from; start < to;) {
    const end = Math.min(floorTo(start, length) + length, to);
    yield { from: start, to: end };
    start = end;
  }
}
