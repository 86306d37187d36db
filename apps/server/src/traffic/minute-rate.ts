const SLOT_MS = 10_000;
const SLOTS = 6;

/** How many came a second over the last minute, in slots of ten seconds. */
export class MinuteRate {
  private readonly counts: number[] = Array<number>(SLOTS).fill(0);
  private slot = 0;

  /** @param at milliseconds since 1970 */
  add(at: number): void {
    this.advanceTo(Math.floor(at / SLOT_MS));
    const place = this.slot % SLOTS;
    this.counts[place] = (this.counts[place] ?? 0) + 1;
  }

  /** @param watchedSince when counting began: before that nothing can be told */
  perSecond(now: number, watchedSince: number): number {
    this.advanceTo(Math.floor(now / SLOT_MS));
    const covered = Math.min((SLOTS - 1) * SLOT_MS + (now % SLOT_MS), Math.max(now - watchedSince, 1_000));
    const count = this.counts.reduce((sum, each) => sum + each, 0);
    return Math.round((count * 1_000_000) / covered) / 1_000;
  }

  private advanceTo(slot: number): void {
    if (slot === this.slot) return;
    // A clock that was set back starts anew.
    const isNear = slot > this.slot && slot - this.slot < SLOTS;
    if (!isNear) this.counts.fill(0);
    else for (let gone = this.slot + 1; gone <= slot; gone += 1) this.counts[gone % SLOTS] = 0;
    this.slot = slot;
  }
}
