import type { EveryMember } from './every-member.js';
import type { LatestMember } from './latest-member.js';
import type { LiveStream } from './live-streams.js';
import type { ViewerOutbox } from './viewer-outbox.js';

export type Member = EveryMember | LatestMember;

/** One connection of a viewer, and what it subscribed to. */
export class Viewer {
  /** Not before the first: an empty map takes memory of its own in each of thousands of idle connections. */
  private members: Map<string, Member> | undefined;

  constructor(readonly outbox: ViewerOutbox) {}

  /** By the viewer's own names; several may share one. */
  get subscriptions(): Map<string, Member> {
    return (this.members ??= new Map());
  }

  /** Whether nothing of its `every` streams is held back. */
  get isUpToDate(): boolean {
    for (const member of this.members?.values() ?? []) if (!member.flows) return false;
    return true;
  }

  memberOf(stream: LiveStream): Member | undefined {
    for (const member of this.members?.values() ?? []) if (member.stream === stream) return member;
    return undefined;
  }
}
