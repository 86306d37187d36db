import { Injectable } from '@nestjs/common';
import type { StreamHealth } from '@tachograph/contracts';

/** Where whoever pulls streams tells how they fare, and whoever reports on the server reads it: neither knows the other. */
@Injectable()
export class StreamStates {
  private readonly reports: (() => StreamHealth)[] = [];

  /** @param report asked each time somebody wants to know */
  add(report: () => StreamHealth): void {
    this.reports.push(report);
  }

  /** The streams as they are now, in the order in which they were added. */
  all(): StreamHealth[] {
    return this.reports.map((report) => report());
  }
}
