import { request } from 'node:http';
import type { ErrorBody, ImportReport } from '@tachograph/contracts';

/** The report, or the error, or both where a file was not taken to its end. */
export interface ImportAnswer {
  readonly status: number;
  readonly body: ImportReport & ErrorBody;
}

/** Fetches files of readings from a server and sends them. */
export class TransferClient {
  private readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** The whole file. */
  async export(query: Record<string, string>): Promise<Buffer<ArrayBuffer>> {
    const answer = await this.ask(query);
    if (!answer.ok) throw new Error(await answer.text());
    return Buffer.from(await answer.arrayBuffer());
  }

  async exportText(query: Record<string, string>): Promise<string> {
    return (await this.export(query)).toString();
  }

  ask(query: Record<string, string>, path = 'api/export'): Promise<Response> {
    return fetch(`${this.url}/${path}?${new URLSearchParams(query).toString()}`);
  }

  /** What stands behind the file. */
  trailers(query: Record<string, string>): Promise<NodeJS.Dict<string>> {
    return new Promise((resolve, reject) => {
      const address = `${this.url}/api/export?${new URLSearchParams(query).toString()}`;
      const sent = request(address, (answer) => {
        answer.resume().on('end', () => {
          resolve(answer.trailers);
        });
      });
      sent.on('error', reject).end();
    });
  }

  async import(
    file: string | Uint8Array<ArrayBuffer>,
    query: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<ImportAnswer> {
    const address = `${this.url}/api/import?${new URLSearchParams(query).toString()}`;
    const answer = await fetch(address, {
      method: 'POST',
      body: file,
      headers: { 'Content-Type': 'text/csv', ...headers },
    });
    return { status: answer.status, body: (await answer.json()) as ImportAnswer['body'] };
  }
}
