import type { WallClock } from '../../../../core/session/wall-clock';
import type { Probe } from '../pointing/value-pointer';
import { timeWords, type Tip } from '../pointing/time-tip';
import type { TableModel } from '../table/table-model';
import type { Pairs } from './pairs';
import type { Trace } from './trace';
import type { ValueFormat } from './value-format';

/** So many rows are listed: the newest. */
const ROWS = 200;

/** A pair of values that were taken together. */
export interface PairProbe extends Probe {
  readonly y: number;
  readonly time: number;
  readonly trace: Trace;
}

/** All pairs, in the order of time. */
export function pairProbes(pairs: readonly Pairs[]): readonly PairProbe[] {
  return pairs
    .flatMap(({ trace, time, x, y }) =>
      time.map((at, place) => ({ x: x[place] ?? NaN, y: y[place] ?? NaN, time: at, trace })),
    )
    .sort((a, b) => a.time - b.time);
}

/** When a pair was taken, and its values. */
export function pairTip(probe: PairProbe, across: Trace, format: ValueFormat, clock: WallClock): Tip {
  const row = ({ key, name, place, unit }: Trace, value: number) => ({
    ...{ key, name, place, unit, value },
    words: format.value(value, unit),
    range: '',
  });
  return { title: pairTime(probe, clock), rows: [row(across, probe.x), row(probe.trace, probe.y)] };
}

/** Pairs as rows, the newest first. */
export function pairTable(pairs: readonly Pairs[], across: Trace, format: ValueFormat, clock: WallClock): TableModel {
  const probes = pairProbes(pairs);
  const rows = probes
    .slice(-ROWS)
    .reverse()
    .map((probe) => [
      pairTime(probe, clock),
      format.value(probe.x, across.unit),
      probe.trace.name,
      format.value(probe.y, probe.trace.unit),
    ]);
  return { columns: [$localize`time`, across.name, $localize`series`, $localize`value`], rows, of: probes.length };
}

function pairTime({ time, trace: { width } }: PairProbe, clock: WallClock): string {
  return timeWords({ time: [time], width }, 0, clock);
}
