import type { EveryMember } from './every-member.js';
import type { LatestMember } from './latest-member.js';
import type { LiveStream } from './live-streams.js';
import type { ViewerOutbox } from './viewer-outbox.js';

export type Member = EveryMember | LatestMember;

/** One connection of a viewer, and what it subscribed to. */
export class Viewer {
  /** By the viewer's own names; several may share one. */
  readonly subscriptions = new Map<string, Member>();

  constructor(readonly outbox: ViewerOutbox) {}

  /** Whether nothing of its `every` streams is held back. */
  get isUpToDate(): boolean {
    for (const member of this.subscriptions.values()) if (!member.flows) return false;
    return true;
  }

  memberOf(stream: LiveStream): Member | undefined {
    for (const member of this.subscriptions.values()) if (member.stream === stream) return member;
    return undefined;
  }
}
