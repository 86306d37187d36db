import type { TimeSpan } from '@tachograph/contracts';

/** What two stretches have in common; undefined where that is nothing. */
export function overlap(one: TimeSpan, other: TimeSpan): TimeSpan | undefined {
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  return from < to ? { from, to } : undefined;
}

/** What is left of a stretch without others, which are in the order of time. */
export function without(span: TimeSpan, holes: readonly TimeSpan[]): TimeSpan[] {
  const left: TimeSpan[] = [];
  let from = span.from;
  for (const hole of holes) {
    if (hole.to <= from || hole.from >= span.to) continue;
    if (hole.from > from) left.push({ from, to: hole.from });
    from = Math.max(from, hole.to);
  }
  if (from < span.to) left.push({ from, to: span.to });
  return left;
}

/** Stretches in the order of time, those that overlap or touch as one. */
export function joined<Span extends TimeSpan>(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && span.from <= last.to)
      result[result.length - 1] = { ...last, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}
