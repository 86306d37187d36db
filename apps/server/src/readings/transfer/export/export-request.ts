import type { KeptResolution, TimeSpan, TransferFormat } from '@tachograph/contracts';
import type { MatchedChannel } from '../../../devices/index.js';
import type { RawPlace } from '../../history/raw-reader.js';

/** What an export holds, as plain data that crosses to the thread which reads it. */
export interface ExportRequest {
  /** One after the other. */
  readonly channels: readonly MatchedChannel[];
  /** Of the first channel alone: what it begins after. */
  readonly after?: RawPlace;
  readonly span: TimeSpan;
  readonly format: TransferFormat;
  readonly resolution: KeptResolution;
  /** Bounds of the values of raw rows; infinite where there is none. */
  readonly least: number;
  readonly most: number;
  /** IANA name. */
  readonly timeZone: string;
  /** Whether it goes on with a file that broke off, whose header is there already. */
  readonly continued: boolean;
}

/** A piece of the file, and the rows that end in it. */
export interface ExportChunk {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rows: number;
}
