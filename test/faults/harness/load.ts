import { BatchDevice } from './batch-device.ts';
import type { Device, DevicePlan } from './device.ts';
import { Gate, pause } from './gate.ts';
import type { Ledger } from './ledger.ts';
import { SensorDevice } from './sensor-device.ts';
import { HastyDevice, PatientDevice } from './speed-devices.ts';

const HOUR_MS = 3_600_000;
const SETTLE_MS = 120_000;

/** Devices of every kind, with good clocks, with late memories and with none. */
export class Load {
  private readonly gate = new Gate();
  private readonly devices: Device[];

  constructor(url: string, ledger: Ledger) {
    const from = Date.now();
    const now = () => Date.now();
    const plan = (name: string, timeOf: DevicePlan['timeOf'], stepsPerSecond = 20): DevicePlan => {
      return { name, url, timeOf, stepsPerSecond };
    };
    // A memory of hours ago, which grows: readings that lie far from the server's clock when they come.
    const late = (number: number) => from - 6 * HOUR_MS + number * 10;
    const none = () => undefined;
    const { gate } = this;
    this.devices = [
      new HastyDevice(plan('hasty-1', now), gate, ledger),
      new HastyDevice(plan('hasty-2', none), gate, ledger),
      new HastyDevice(plan('hasty-late', late), gate, ledger),
      new PatientDevice(plan('patient-1', now), gate, ledger),
      new PatientDevice(plan('patient-late', late), gate, ledger),
      new BatchDevice(plan('batch-1', late, 3), gate, ledger, 40),
      new BatchDevice(plan('batch-2', now, 1), gate, ledger, 200),
      new SensorDevice({ ...plan('sensor-1', now, 10), timeOf: (number) => from + number * 20 }, gate, ledger),
    ];
  }

  start(): void {
    for (const device of this.devices) device.start();
  }

  /** Resolves when everything that was sent is answered or lost. The server must be there. */
  async pause(): Promise<void> {
    this.gate.close();
    const deadline = Date.now() + SETTLE_MS;
    while (!this.devices.every(({ isIdle }) => isIdle)) {
      if (Date.now() > deadline) throw new Error('the devices never got their answers');
      await pause(10);
    }
  }

  resume(): void {
    this.gate.open();
  }

  /** Some of the devices lose their connections. */
  cut(random: () => number): void {
    for (const device of this.devices) if (random() < 0.5) device.cut();
  }

  async end(): Promise<void> {
    const ended = this.devices.map((device) => device.end());
    this.gate.open();
    await Promise.all(ended);
  }
}
