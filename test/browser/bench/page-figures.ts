import type { CDPSession, Page } from 'playwright-core';

/** How busy a page was in a stretch of time. */
export interface Busyness {
  /** Share of the time in which the main thread ran, 0 to 1. */
  readonly busy: number;
  /** Of a frame that took long, milliseconds; 0 where none took 50 ms. */
  readonly longestFrame: number;
  /** Of a task that blocked, milliseconds; 0 where none took 50 ms. */
  readonly longestTask: number;
}

/** What a page holds in memory, after what nobody needs was let go of. */
export interface Holdings {
  /** Bytes of JavaScript's heap. */
  readonly heap: number;
  /** Nodes of the document and of what is kept beside it. */
  readonly nodes: number;
  readonly listeners: number;
}

declare global {
  interface Window {
    longest: { frame: number; task: number };
  }
}

/** Looks at a page as the browser's own tools do. */
export class PageFigures {
  private readonly page: Page;
  private readonly session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.session = session;
  }

  /** To be made before the page is opened. */
  static async of(page: Page): Promise<PageFigures> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await page.addInitScript(() => {
      window.longest = { frame: 0, task: 0 };
      const note = (kind: 'frame' | 'task', type: 'long-animation-frame' | 'longtask') => {
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) {
            window.longest[kind] = Math.max(window.longest[kind], duration);
          }
        }).observe({ type });
      };
      note('frame', 'long-animation-frame');
      note('task', 'longtask');
    });
    return new PageFigures(page, session);
  }

  async busyness(seconds: number): Promise<Busyness> {
    await this.page.evaluate(() => {
      window.longest = { frame: 0, task: 0 };
    });
    const before = await this.metrics();
    await this.page.waitForTimeout(seconds * 1000);
    const after = await this.metrics();
    const { frame, task } = await this.page.evaluate(() => window.longest);
    const busy = (after.TaskDuration - before.TaskDuration) / (after.Timestamp - before.Timestamp);
    return { busy, longestFrame: frame, longestTask: task };
  }

  async holdings(): Promise<Holdings> {
    await this.session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await this.session.send('Memory.getDOMCounters');
    return { heap: usedSize, nodes, listeners: jsEventListeners };
  }

  private async metrics(): Promise<{ TaskDuration: number; Timestamp: number }> {
    const { metrics } = await this.session.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    return { TaskDuration: of('TaskDuration'), Timestamp: of('Timestamp') };
  }
}
