/** Lets a load through, or makes it wait so that everything in flight can come to its end. */
export class Gate {
  private opened = Promise.resolve();
  private release: () => void = () => undefined;

  close(): void {
    this.release();
    this.opened = new Promise((resolve) => (this.release = resolve));
  }

  open(): void {
    this.release();
    this.opened = Promise.resolve();
  }

  /** Resolves at once while it is open, else when it opens. */
  passed(): Promise<void> {
    return this.opened;
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
