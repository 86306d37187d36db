import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { LivePosition, LiveStats, LiveSubscribed, Reading } from '@tachograph/contracts';
import { Connection } from '../../connections/index.js';
import { Demand } from '../../demand/index.js';
import { type DoubtfulRange, FanoutBus } from '../../fanout/index.js';
import { Settings } from '../../platform/config/index.js';
import { InvalidRequestError } from '../../platform/errors/index.js';
import { ReadingHistory, ReadingIngest } from '../../readings/index.js';
import type { SubscribeWish } from '../live-request.js';
import { EveryMember } from './every-member.js';
import { LatestMember } from './latest-member.js';
import { createLiveCore, type LiveCore } from './live-core.js';
import { type Member, Viewer } from './viewer.js';
import { ViewerOutbox } from './viewer-outbox.js';

/**
 * Brings stored readings to viewers.
 *
 *   every reading      → memory of the last ones          reading-ring.ts
 *                      → the streams that want it         channel-router.ts
 *   a stream           → one frame for all its viewers    every-stream.ts, latest-stream.ts
 *   a viewer, behind   → caught up, in turns              every-member.ts, latest-member.ts
 *
 * Hot path: `deliver` runs once a group of readings. Nothing on it waits for a viewer, or costs more for one that is behind.
 */
@Injectable()
export class LiveHub implements OnModuleInit, OnModuleDestroy {
  private readonly viewers = new Set<Viewer>();
  private core: LiveCore;
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly bus: FanoutBus,
    private readonly ingest: ReadingIngest,
    private readonly history: ReadingHistory,
    private readonly demand: Demand,
    private readonly settings: Settings,
  ) {}

  /** Before any source begins: no reading of this run may be missing from memory. */
  onModuleInit(): void {
    const { ingest, history, demand, settings } = this;
    this.core = createLiveCore({ ingest, history, demand, settings });
    this.unsubscribe = this.bus.subscribe(
      (readings) => {
        this.deliver(readings);
      },
      (ranges) => {
        this.doubt(ranges);
      },
    );
  }

  onModuleDestroy(): void {
    this.unsubscribe?.();
    this.core.streams.endAll();
    this.core.rounds.end();
    this.core.sources.turns.end();
    this.core.outboxRules.slow.end();
  }

  /** The place behind the last reading that was stored. */
  get position(): LivePosition {
    return this.core.sources.head.position;
  }

  join(connection: Connection): Viewer {
    const viewer = new Viewer(new ViewerOutbox(connection, this.core.outboxRules));
    this.viewers.add(viewer);
    return viewer;
  }

  leave(viewer: Viewer): void {
    this.viewers.delete(viewer);
    for (const id of [...viewer.subscriptions.keys()]) this.unsubscribeOne(viewer, id);
    viewer.outbox.end();
  }

  /**
   * Answers with `subscribed`, and brings what is wished for. A subscription of the same id is given up for it.
   *
   * @throws InvalidRequestError if the viewer has as many as it may
   */
  subscribe(viewer: Viewer, wish: SubscribeWish): void {
    const { id, after, mode } = wish;
    const before = viewer.subscriptions.get(id);
    if (before === undefined) this.checkNumber(viewer);
    const member = this.memberFor(viewer, wish);
    viewer.subscriptions.set(id, member);
    member.ids.add(id);
    if (before !== undefined && before !== member) this.release(before, id);
    const tell = (beginning: Pick<LiveSubscribed, 'position' | 'recovered' | 'reload'>) => {
      viewer.outbox.send({ type: 'subscribed', id, stream: member.stream.number, mode, ...beginning });
    };
    if (after !== undefined && member instanceof EveryMember) member.resume(after, tell);
    else member.begin(tell);
  }

  /** @returns whether there was such a subscription */
  unsubscribeOne(viewer: Viewer, id: string): boolean {
    const member = viewer.subscriptions.get(id);
    if (member === undefined) return false;
    viewer.subscriptions.delete(id);
    this.release(member, id);
    return true;
  }

  /** Tells all viewers, encoded once for those who have been sent everything, and once for those who have not. */
  tellStats(stats: LiveStats): void {
    // Then what has been sent and what is told of it agree.
    this.core.rounds.run();
    this.core.sources.kept.clear();
    const whole = Connection.frame(JSON.stringify({ ...stats, position: this.position }));
    const behind = Connection.frame(JSON.stringify(stats));
    for (const { outbox, isUpToDate } of this.viewers) outbox.sendIfRoom(isUpToDate ? whole : behind);
  }

  private deliver(readings: readonly Reading[]): void {
    const { ring, router, rounds } = this.core;
    const { head } = this.core.sources;
    for (const reading of readings) {
      head.pass(reading);
      ring.push(reading);
      router.deliver(reading);
    }
    rounds.begin();
  }

  /** Whoever comes back to a place before these is caught up from the store, which knows. */
  private doubt(ranges: readonly DoubtfulRange[]): void {
    for (const { lastId } of ranges) {
      this.core.sources.head.skip(lastId);
      this.core.ring.distrust(lastId);
    }
    this.core.streams.doubt(ranges);
  }

  private checkNumber({ subscriptions }: Viewer): void {
    const { subscriptionsMax } = this.settings.live;
    if (subscriptions.size < subscriptionsMax) return;
    const message = `id would be one subscription too many: at most ${subscriptionsMax} are accepted, unsubscribe from one first`;
    throw new InvalidRequestError([{ path: 'id', message }]);
  }

  /** Of the stream that the viewer watches already, if it may share it: one who is told what it missed needs its own. */
  private memberFor(viewer: Viewer, wish: SubscribeWish): Member {
    const { head, turns } = this.core.sources;
    const isNew = wish.mode === 'every' && wish.after !== undefined;
    const stream = this.core.streams.find(wish, (candidate) => {
      const member = viewer.memberOf(candidate);
      return member === undefined || (member.flows && !isNew);
    });
    const known = viewer.memberOf(stream);
    if (known !== undefined) return known;
    this.core.streams.join(stream);
    return stream.mode === 'every'
      ? new EveryMember(stream, viewer.outbox, this.core.sources)
      : new LatestMember(stream, viewer.outbox, head, turns);
  }

  private release(member: Member, id: string): void {
    member.ids.delete(id);
    if (member.ids.size > 0) return;
    member.leave();
    this.core.streams.leave(member.stream);
  }
}
