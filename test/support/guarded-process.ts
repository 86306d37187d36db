import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { guard, release } from './guardian.ts';

const OUTPUT_MAX = 256 * 1024;
const STOP_MS = 20_000;

const running = new Set<GuardedProcess>();

/** Ends every program that is still running, as after a test that failed before it came to that. */
export async function endWhatIsLeft(): Promise<void> {
  await Promise.all([...running].map((program) => program.kill()));
}

/** A program that a test runs beside itself: keeps what it says, and does not outlive the test. */
export class GuardedProcess {
  private readonly child: ChildProcess;
  private readonly exited: Promise<unknown>;
  private said = '';

  constructor(program: string, args: readonly string[], options: { env?: NodeJS.ProcessEnv; cwd?: string } = {}) {
    this.child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const { pid } = this.child;
    if (pid !== undefined) guard(pid);
    running.add(this);
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.said = (this.said + text).slice(-OUTPUT_MAX)));
    }
    this.exited = once(this.child, 'exit').finally(() => {
      running.delete(this);
      if (pid !== undefined) release(pid);
    });
    // A program that cannot be started is told to whoever waits for it.
    this.exited.catch(() => undefined);
  }

  /** The end of what it has written, both streams. */
  get output(): string {
    return this.said;
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('The program could not be started.');
    return this.child.pid;
  }

  get running(): boolean {
    return this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** The exit code, or null after a signal. */
  get exitCode(): number | null {
    return this.child.exitCode;
  }

  /** Asks it to end, and insists when it doesn't. Resolves when it has ended. */
  async stop(): Promise<void> {
    if (this.running) this.child.kill('SIGTERM');
    const insist = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS);
    await this.exited.finally(() => clearTimeout(insist));
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    if (this.running) this.child.kill('SIGKILL');
    await this.exited;
  }

  /** Tries until the question is answered with something else than undefined; fails when the program ends first or it takes too long. */
  async until<T>(ask: () => T | undefined | Promise<T | undefined>, timeoutMs = 90_000): Promise<T> {
    const deadline = Date.now() + timeoutMs;
    while (this.running && Date.now() < deadline) {
      const answer = await ask();
      if (answer !== undefined) return answer;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`${this.running ? 'The program is not ready in time' : 'The program has ended'}:\n${this.said}`);
  }
}
