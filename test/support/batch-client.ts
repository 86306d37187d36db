import type { ErrorBody, Reading, ReadingList, SubmissionReport } from '@tachograph/contracts';
import { getJson } from './http.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const LINES_TYPE = { 'Content-Type': 'application/x-ndjson' };

/** The report, or the error, or both where a body was not taken to its end. */
export interface BatchAnswer {
  status: number;
  body: SubmissionReport & ErrorBody;
}

/** Posts batches to `POST /api/readings` and asks for what is stored. */
export class BatchClient {
  private readonly address: string;

  constructor(url: string) {
    this.address = `${url}/api/readings`;
  }

  /** A value as JSON, or a text as it is. */
  send(content: unknown): Promise<BatchAnswer> {
    return this.post(typeof content === 'string' ? content : JSON.stringify(content), JSON_TYPE);
  }

  sendLines(body: string | Buffer, headers: Record<string, string> = {}): Promise<BatchAnswer> {
    return this.post(body, { ...LINES_TYPE, ...headers });
  }

  async post(body: string | Buffer, headers: Record<string, string>): Promise<BatchAnswer> {
    const bytes = new Uint8Array(Buffer.from(body));
    const answer = await fetch(this.address, { method: 'POST', body: bytes, headers });
    return { status: answer.status, body: (await answer.json()) as BatchAnswer['body'] };
  }

  /** What is stored of a channel, oldest first. */
  async stored(device: string, channel = 'c'): Promise<Reading[]> {
    const query = new URLSearchParams({ device, channel, limit: '10000' });
    return (await getJson<ReadingList>(`${this.address}?${query.toString()}`)).body.data;
  }

  async values(device: string, channel = 'c'): Promise<number[]> {
    return (await this.stored(device, channel)).map(({ value }) => value);
  }
}
