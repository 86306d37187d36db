import { Injectable } from '@angular/core';
import type { ExportCount, ImportReport } from '@tachograph/contracts';
import { askJson, refusal } from './ask';

/** Counting reads what an index holds of it, of a long range for some seconds. */
const COUNT_TIMEOUT_MS = 60_000;

/** An upload to follow and to end. */
export interface Upload {
  /** Told how many bytes the server has. */
  readonly progress: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/** Readings out as files, and in from files. */
@Injectable({ providedIn: 'root' })
export class TransferApi {
  /**
   * How many rows an export has; fails as `ask` does.
   * @param path of the count, with what is selected
   */
  count(path: string, signal: AbortSignal): Promise<ExportCount> {
    return askJson(path, { signal: AbortSignal.any([signal, AbortSignal.timeout(COUNT_TIMEOUT_MS)]) });
  }

  /**
   * Sends a file; resolves to what became of it, also where storing was broken off, which the report says.
   * @throws Refusal where the file as a whole is not taken
   * @throws Error that says so in words where the connection is lost or the upload was ended
   */
  import(file: Blob, query: URLSearchParams, { progress, signal }: Upload): Promise<ImportReport> {
    return new Promise((resolve, reject) => {
      // Not fetch: it tells nothing of how far an upload is.
      const request = new XMLHttpRequest();
      const end = () => request.abort();
      request.open('POST', `/api/import?${query}`);
      request.setRequestHeader('Content-Type', 'application/octet-stream');
      request.upload.onprogress = ({ loaded }) => progress(loaded);
      request.onload = () => {
        const body = parsed(request.responseText);
        if (isReport(body)) resolve(body);
        else reject(refusal(request.status, body));
      };
      request.onerror = () =>
        reject(new Error($localize`the connection broke off; what was stored is stored, send it again`));
      request.onabort = () =>
        reject(
          new Error($localize`canceled; what was stored until then stays, and sending the file again stores the rest`),
        );
      request.onloadend = () => signal.removeEventListener('abort', end);
      signal.addEventListener('abort', end);
      request.send(file);
    });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isReport(body: unknown): body is ImportReport {
  return typeof body === 'object' && body !== null && 'imported' in body;
}
