import { readdirSync } from 'node:fs';
import { seeded } from '../../../tools/seeded.ts';
import { queryDatabase } from '../../support/query.ts';
import { FAULTS } from './faults.ts';
import { pause } from './gate.ts';
import { Herd } from './herd.ts';
import { LatestViewer } from './latest-viewer.ts';
import { Ledger, type Row } from './ledger.ts';
import { children, connectionsTo, openFiles, residentMegabytes } from './leftovers.ts';
import { Load } from './load.ts';
import { scheduleFaults, type ScheduledFault } from './schedule.ts';
import { Stage, type DatabaseName } from './stage.ts';

/** What the memory of readings, caches and a heap that is in no hurry to shrink may add to where it was. */
const MEMORY_MARGIN_MB = 160;
const SETTLE_MS = 60_000;

export interface RunOptions {
  readonly seed: number;
  readonly database: DatabaseName;
  /** At least so long; each fault happens at least once. */
  readonly minutes: number;
  readonly viewers: number;
  /** How long MariaDB may be away at most. */
  readonly longestSeconds: number;
  readonly say: (line: string) => void;
}

export interface RunResult {
  readonly acknowledged: number;
  readonly faults: number;
}

/** A server under load and under faults; after each fault, and at the end, all that was promised must be true. */
export class FaultRun {
  private readonly options: RunOptions;
  private readonly stage: Stage;
  private readonly ledger = new Ledger();
  private readonly load: Load;
  private readonly herd: Herd;
  private readonly gauges: LatestViewer;
  private faults = 0;

  private constructor(options: RunOptions, stage: Stage) {
    this.options = options;
    this.stage = stage;
    this.load = new Load(stage.url, this.ledger);
    this.herd = new Herd(stage.url, options.viewers);
    this.gauges = new LatestViewer(stage.url, ['*/*']);
  }

  /** @throws Error that says what was broken, and after which fault */
  static async run(options: RunOptions): Promise<RunResult> {
    const stage = await Stage.build(options.database);
    const run = new FaultRun(options, stage);
    try {
      await run.toTheEnd();
      return { acknowledged: run.ledger.acknowledged, faults: run.faults };
    } finally {
      run.leave();
      await run.load.end();
      await stage.clear();
    }
  }

  private async toTheEnd(): Promise<void> {
    const until = Date.now() + this.options.minutes * 60_000;
    await this.begin();
    for (const cycle of scheduleFaults(this.options.seed, this.options.database)) {
      for (const fault of cycle) await this.let(fault);
      if (Date.now() >= until) break;
    }
    await this.finish();
  }

  private async begin(): Promise<void> {
    await this.stage.start();
    this.load.start();
    this.herd.connect();
    this.gauges.connect();
    await this.herd.watching();
  }

  private async let(fault: ScheduledFault): Promise<void> {
    const { stage, load, herd } = this;
    const { longestSeconds, say } = this.options;
    this.faults += 1;
    say(`${this.faults}. ${fault.name} (seed ${fault.seed}), after ${fault.afterMs} ms`);
    await pause(fault.afterMs);
    try {
      await FAULTS[fault.name].happen({ stage, load, herd, longestSeconds, random: seeded(fault.seed) });
      await this.check();
    } catch (error) {
      throw new Error(`after fault ${this.faults}, ${fault.name} (seed ${fault.seed})`, { cause: error });
    }
  }

  /** Brings the load to rest and compares what was promised with what is there. */
  private async check(): Promise<void> {
    await this.stage.recovered();
    await this.load.pause();
    await this.stage.recovered();
    const rows = await this.rows();
    await this.herd.caughtUp(rows);
    const problems = [...this.ledger.problems(rows), ...this.herd.problems(rows)];
    problems.push(...(await this.staleGauges(rows)));
    if (problems.length > 0) throw new Error(`${problems.length} problems:\n${problems.slice(0, 20).join('\n')}`);
    this.options.say(`   ${rows.length} rows, ${this.ledger.acknowledged} messages acknowledged, all as promised`);
    this.load.resume();
  }

  private async staleGauges(rows: readonly Row[]): Promise<string[]> {
    const deadline = Date.now() + SETTLE_MS;
    while (this.gauges.stale(rows).length > 0 && Date.now() < deadline) await pause(50);
    return this.gauges.stale(rows).map((channel) => `the gauge of ${channel} does not show its newest value`);
  }

  /** On a server of its own: what load and faults took must come back, and it must end as it was asked to. */
  private async finish(): Promise<void> {
    await this.stage.stop();
    await this.stage.start();
    await this.herd.watching();
    await pause(2_000);
    const before = residentMegabytes(this.stage.pid);
    for (const name of ['send malformed frames', 'watch without reading', 'all viewers return at once'] as const)
      await this.let({ name, seed: this.options.seed, afterMs: 500 });
    this.leave();
    await this.load.end();
    await this.nothingIsLeft(before + MEMORY_MARGIN_MB);
    const code = await this.stage.stop();
    if (code !== 0) throw new Error(`the server ended with ${code}:\n${this.stage.output}`);
    const files = readdirSync(this.stage.dataDir).filter((name) => !/^(tachograph|journal)\.db$/.test(name));
    if (files.length > 0) throw new Error(`files are left over: ${files.join(', ')}`);
    const problems = this.ledger.problems(await this.rows());
    if (problems.length > 0) throw new Error(problems.join('\n'));
  }

  private async nothingIsLeft(megabytes: number): Promise<void> {
    const { pid, url, dataDir } = this.stage;
    const port = Number(new URL(url).port);
    const left = () => {
      const strange = openFiles(pid).filter((path) => !path.startsWith(dataDir) || path.endsWith('(deleted)'));
      return {
        connections: connectionsTo(pid, port),
        files: strange,
        children: children(pid),
        excessMegabytes: Math.max(0, Math.round(residentMegabytes(pid) - megabytes)),
      };
    };
    const isClean = ({ connections, files, children: processes, excessMegabytes }: ReturnType<typeof left>) =>
      connections + files.length + processes.length + excessMegabytes === 0;
    const deadline = Date.now() + SETTLE_MS;
    while (!isClean(left())) {
      if (Date.now() > deadline) throw new Error(`the server did not let go of ${JSON.stringify(left())}`);
      await pause(200);
    }
  }

  private leave(): void {
    this.herd.end();
    this.gauges.end();
  }

  /** All readings, in the order of their ids. */
  private async rows(): Promise<Row[]> {
    const rows = await queryDatabase(
      this.stage.databaseUrl,
      `SELECT reading.id AS id, device.name AS device, channel.name AS channel, value, taken_at FROM reading
       JOIN channel ON channel.id = reading.channel_id JOIN device ON device.id = channel.device_id ORDER BY reading.id`,
    );
    return rows.map(({ id, device, channel, value, taken_at }) => ({
      id: Number(id),
      device: String(device),
      channel: String(channel),
      value: Number(value),
      takenAt: Number(taken_at),
    }));
  }
}
