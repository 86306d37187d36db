import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { SensorSample } from '../../apps/server/src/sources/stress/classifier/sensor-sample.ts';

/** One second of a recording: what was measured, and whether a stress task ran. */
export interface LabelledSample extends SensorSample {
  readonly stressed: boolean;
}

export interface Recording {
  readonly subject: string;
  /** In the order of time, one a second. */
  readonly samples: readonly LabelledSample[];
}

const COLUMNS = 'subject,t,hr,temp,eda,label,phase';

/**
 * Reads recordings from a gzipped CSV file with the columns {@link COLUMNS}; an empty field is a sensor that was silent.
 *
 * @throws Error if the columns are others
 */
export function readRecordings(path: string): Recording[] {
  const [header, ...lines] = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n');
  if (header !== COLUMNS) throw new Error(`${path}: the columns must be ${COLUMNS}, not ${String(header)}`);
  const recordings = new Map<string, LabelledSample[]>();
  for (const line of lines) {
    const [subject = '', t, hr, temp, eda, label] = line.split(',');
    const samples = recordings.get(subject) ?? [];
    recordings.set(subject, samples);
    samples.push({
      takenAt: Number(t) * 1000,
      hr: numberOf(hr),
      temp: numberOf(temp),
      eda: numberOf(eda),
      stressed: label === '1',
    });
  }
  return [...recordings].map(([subject, samples]) => ({ subject, samples }));
}

function numberOf(text?: string): number {
  return text ? Number(text) : NaN;
}
