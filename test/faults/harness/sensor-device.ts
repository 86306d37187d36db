import type { ClientToServerEvents, ServerToClientEvents } from '@tachograph/contracts';
import { io, type Socket } from 'socket.io-client';
import { Device, type DevicePlan, type Outcome } from './device.ts';
import { pause, type Gate } from './gate.ts';
import type { Ledger } from './ledger.ts';

interface SensorPlan extends DevicePlan {
  readonly timeOf: (number: number) => number;
}

/** A wearable sensor on Socket.IO: one sample at a time; one that is refused or lost is given up. */
export class SensorDevice extends Device {
  private readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  private readonly acknowledge: (number: number) => void;
  private next = 0;
  private answer: (outcome: Outcome) => void = () => undefined;

  /** @param plan its times are its own: they tell its samples apart */
  constructor(plan: SensorPlan, gate: Gate, ledger: Ledger) {
    super(plan, gate);
    const zero = plan.timeOf(0);
    const step = plan.timeOf(1) - zero;
    this.acknowledge = ledger.open({
      device: plan.name,
      channel: 'hr',
      numberOf: ({ takenAt }) => (takenAt - zero) / step,
      orderOf: (number) => number,
    });
    this.socket = io(plan.url, {
      query: { type: 'esp32' },
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 500,
    });
    this.socket.on('data_received', () => this.answer('stored'));
    this.socket.on('error', () => this.answer('refused'));
    this.socket.on('disconnect', (reason) => {
      this.answer('lost');
      // After this reason alone the library does not come back by itself.
      if (reason === 'io server disconnect') this.socket.connect();
    });
  }

  override cut(): void {
    if (this.ended) this.socket.disconnect();
    else this.socket.io.engine.close();
  }

  protected override async step(): Promise<void> {
    if (!this.socket.connected) return pause(20);
    const number = this.next++;
    const outcome = new Promise<Outcome>((resolve) => (this.answer = resolve));
    const timestamp = new Date(this.plan.timeOf(number) ?? 0).toISOString();
    const { name } = this.plan;
    this.socket.emit('esp32_sensor_data', { hr: 72, temp: 33.4, eda: 0.42, device_id: name, timestamp });
    if ((await outcome) === 'stored') this.acknowledge(number);
  }
}
