import { measureIdleConnections } from '../idle-connections.ts';
import { printTable, short, whole } from '../markdown.ts';

const CONNECTIONS = 10_000;

/** What an idle connection costs in memory, beside a bare `ws` server's. */
export async function benchIdle(): Promise<void> {
  const results = await measureIdleConnections(CONNECTIONS);
  const [bare] = results;
  const rows = results.map(({ name, rss, heap }) => {
    const ratios = [rss / (bare?.rss ?? NaN), heap / (bare?.heap ?? NaN)].map(short);
    return [name, whole(rss), ratios[0] ?? '', '≤ 1.5', whole(heap), ratios[1] ?? ''];
  });
  const head = ['server', 'RSS bytes', 'of bare', 'bar', 'heap bytes', 'of bare'];
  printTable(`**Memory of an idle connection**, ${CONNECTIONS} of them`, head, rows);
}
