import { Device, type DevicePlan } from './device.ts';
import { pause, type Gate } from './gate.ts';
import type { Account, Ledger } from './ledger.ts';
import { SpeedSocket } from './speed-socket.ts';

const IN_FLIGHT = 3;

/** Its speed counts its messages. */
function accountOf({ name }: DevicePlan): Account {
  return {
    device: name,
    channel: 'speed',
    numberOf: ({ value }) => value,
    orderOf: (number) => number,
  };
}

/** A device of the speed channel, whose messages are numbered. */
abstract class SpeedDevice extends Device {
  protected readonly socket: SpeedSocket;
  protected readonly acknowledge: (number: number) => void;
  protected next = 0;

  constructor(plan: DevicePlan, gate: Gate, ledger: Ledger) {
    super(plan, gate);
    this.socket = new SpeedSocket(plan.url);
    this.acknowledge = ledger.open(accountOf(plan));
  }

  override cut(): void {
    this.socket.cut();
  }
}

/** Sends a few messages at a time, and gives up what is refused or lost. */
export class HastyDevice extends SpeedDevice {
  protected override async step(): Promise<void> {
    await this.socket.connect();
    await Promise.all(Array.from({ length: IN_FLIGHT }, () => this.send(this.next++)));
  }

  private async send(number: number): Promise<void> {
    const { name, timeOf } = this.plan;
    const message = { speed: number, device_id: name, timestamp: timeOf(number) };
    if ((await this.socket.ask(JSON.stringify(message))) === 'stored') this.acknowledge(number);
  }
}

/** Sends one message at a time with an id of its own, again and again until its echo comes. */
export class PatientDevice extends SpeedDevice {
  protected override async step(): Promise<void> {
    const number = this.next++;
    const { name, timeOf } = this.plan;
    const message = JSON.stringify({ speed: number, device_id: name, timestamp: timeOf(number), id: `m${number}` });
    for (;;) {
      await this.socket.connect();
      if ((await this.socket.ask(message)) === 'stored') break;
      if (this.ended) return;
      await pause(20);
    }
    this.acknowledge(number);
  }
}
