import { Injectable } from '@angular/core';
import type { SubmissionReport, SubmittedReading } from '@tachograph/contracts';
import { sendJson } from './ask';

/** Sends readings as a device would, over `POST /api/readings`. */
@Injectable({ providedIn: 'root' })
export class SubmissionsApi {
  /**
   * Resolves once the reading is stored.
   * @throws Error whose message says in words why it is not, or why that can't be told
   */
  async submit(reading: SubmittedReading): Promise<void> {
    await sendJson<SubmissionReport>('POST', '/api/readings', reading);
  }
}
