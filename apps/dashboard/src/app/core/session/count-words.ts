const COUNT = new Intl.NumberFormat('en-GB');
const ABOUT = new Intl.NumberFormat('en-GB', {
  notation: 'compact',
  compactDisplay: 'long',
  maximumSignificantDigits: 3,
});

/** A number as it is: `12,345`. */
export function formatCount(count: number): string {
  return COUNT.format(count);
}

/** A number of things: `1 reading`, `12,345 readings`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${COUNT.format(count)} ${count === 1 ? one : many}`;
}

/** A large number of things in words, rounded: `12.3 million readings`. */
export function aboutOf(count: number, one: string, many = `${one}s`): string {
  return count < 10_000 ? countOf(count, one, many) : `about ${ABOUT.format(count)} ${many}`;
}
