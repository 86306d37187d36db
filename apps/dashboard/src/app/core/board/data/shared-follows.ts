import { signal } from '@angular/core';
import type { BoardTime } from '../board-time';
import type { ChannelBook, Hearer } from './channel-book';
import type { Follow } from './follow';
import { sceneOf } from './shown-stretch';

type AnyFollow = Follow<unknown>;

interface Shared {
  readonly follow: AnyFollow;
  /** Name of a range of its own, or null. */
  readonly range: string | null;
  users: number;
  /** What it shows, or waits to show; null while it was not asked for. */
  scene: string | null;
}

/** How long something waits until its channels are heard before it is asked for all the same, milliseconds. */
const PATIENCE_MS = 700;

/** What the widgets of a dashboard follow: what is the same once, whoever wishes it. */
export class SharedFollows {
  private readonly shared = new Map<string, Shared>();
  private readonly all = signal<readonly AnyFollow[]>([]);
  private readonly waiting = new Map<Shared, ReturnType<typeof setTimeout>>();

  constructor(
    private readonly time: BoardTime,
    private readonly book: ChannelBook,
    private readonly leaps: () => number,
    private readonly isHeard: (follow: AnyFollow) => boolean,
  ) {}

  /** Everything that is followed. */
  list(): readonly AnyFollow[] {
    return this.all();
  }

  /** @param key the same for what is the same; each user gives it back by `release` */
  acquire<F extends AnyFollow>(key: string, range: string | null, make: () => F): F {
    const known = this.shared.get(key);
    if (known) {
      known.users += 1;
      return known.follow as F;
    }
    const follow = make();
    const shared: Shared = { follow, range, users: 1, scene: null };
    this.shared.set(key, shared);
    if (isHearer(follow)) this.book.addHearer(follow);
    this.tell();
    this.begin(shared);
    return follow;
  }

  release(key: string): void {
    const shared = this.shared.get(key);
    if (!shared || (shared.users -= 1) > 0) return;
    this.shared.delete(key);
    clearTimeout(this.waiting.get(shared));
    this.waiting.delete(shared);
    if (isHearer(shared.follow)) this.book.removeHearer(shared.follow);
    shared.follow.end();
    this.tell();
  }

  /** The dashboard shows another time: what that changes is asked for. What was paused stands as it is. */
  enter(isFrozen: boolean): void {
    for (const shared of this.shared.values()) {
      if (isFrozen && shared.follow.data() !== null) shared.scene = this.sceneOf(shared);
      else if (shared.scene !== this.sceneOf(shared)) this.begin(shared);
    }
  }

  /** More is heard from now on than before, or of these channels something was missed. */
  heard(missed: readonly string[]): void {
    for (const shared of this.shared.values()) {
      if (!this.waiting.has(shared)) {
        if (shared.follow.patterns.some(({ text }) => missed.includes(text))) shared.follow.restart(true);
      } else if (this.isHeard(shared.follow)) this.start(shared, false);
    }
  }

  keepUp(): void {
    for (const { follow } of this.shared.values()) follow.keepUp();
  }

  end(): void {
    for (const key of [...this.shared.keys()]) {
      const shared = this.shared.get(key);
      if (shared) shared.users = 1;
      this.release(key);
    }
  }

  private begin(shared: Shared): void {
    if (this.time.mode() !== 'live' || this.isHeard(shared.follow)) return this.start(shared, false);
    shared.scene = this.sceneOf(shared);
    if (this.waiting.has(shared)) return;
    this.waiting.set(
      shared,
      setTimeout(() => this.start(shared, false), PATIENCE_MS),
    );
  }

  private start(shared: Shared, isMissing: boolean): void {
    clearTimeout(this.waiting.get(shared));
    this.waiting.delete(shared);
    shared.scene = this.sceneOf(shared);
    shared.follow.restart(isMissing);
  }

  private sceneOf({ range }: Shared): string {
    return sceneOf(this.time, range, this.leaps());
  }

  private tell(): void {
    this.all.set([...this.shared.values()].map(({ follow }) => follow));
  }
}

function isHearer(follow: AnyFollow): follow is AnyFollow & Hearer {
  return 'hear' in follow;
}
