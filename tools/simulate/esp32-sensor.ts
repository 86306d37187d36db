import type { ClientToServerEvents, ServerToClientEvents } from '@tachograph/contracts';
import { io, type Socket } from 'socket.io-client';
import { keepPace, rest } from './pace.ts';
import { bodySeries } from './series.ts';
import { BACKLOG_MAX, LAST_ANSWERS_MS, type Stage } from './stage.ts';

const LONGEST_WAIT_MS = 30_000;

/**
 * A sensor that sends what it measures over Socket.IO, as the ESP32 does: at once, or when the server is back. An answer
 * names no reading, so one that was on its way when the connection was lost stays without.
 */
export class Esp32Sensor {
  private readonly stage: Stage;
  private readonly device: string;
  private readonly number: number;
  private answered = 0;
  private sent = 0;

  /** @param number counts the sensors of a run from 0 */
  constructor(stage: Stage, number: number) {
    this.stage = stage;
    this.number = number;
    this.device = `simulated-sensor-${number + 1}`;
  }

  /** Resolves when the run is over and the last readings have been answered, or had their time for it. */
  async measure(): Promise<void> {
    const { options, signal, startAt, tally } = this.stage;
    // Cars take the numbers before: a person is not driven like a car of the same number.
    const series = bodySeries(options, options.devices + this.number, startAt);
    tally.watch(series.faults);
    const socket = this.connect();
    await keepPace(options, signal, () => {
      for (const emission of series.next())
        this.send(socket, 'garbage' in emission ? emission.garbage : this.toMessage(emission.reading));
    });
    const deadline = performance.now() + LAST_ANSWERS_MS;
    const going = new AbortController();
    while (this.answered < this.sent && performance.now() < deadline) await rest(20, going.signal);
    socket.disconnect();
  }

  private toMessage({ hr, temp, eda, time }: { hr: number; temp: number; eda: number; time: number }) {
    return { hr, temp, eda, timestamp: new Date(time).toISOString(), device_id: this.device };
  }

  private connect(): Socket<ServerToClientEvents, ClientToServerEvents> {
    const { options, outage, tally } = this.stage;
    const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(options.url, {
      query: { type: 'esp32' },
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelayMax: LONGEST_WAIT_MS,
    });
    socket.on('connect', () => outage.end());
    socket.on('connect_error', (error) => outage.begin(error.message));
    socket.on('disconnect', (reason) => {
      if (reason === 'io client disconnect') return;
      outage.begin(reason);
      // After this reason alone the library does not come back by itself.
      if (reason === 'io server disconnect') socket.connect();
    });
    socket.on('data_received', () => {
      this.answered += 1;
      tally.noteStored();
    });
    socket.on('error', () => {
      this.answered += 1;
      tally.refused += 1;
    });
    return socket;
  }

  private send(socket: Socket<ServerToClientEvents, ClientToServerEvents>, message: unknown): void {
    this.stage.tally.sent += 1;
    if (!socket.connected && socket.sendBuffer.length >= BACKLOG_MAX) {
      this.stage.tally.givenUp += 1;
      return;
    }
    this.sent += 1;
    socket.emit('esp32_sensor_data', message);
  }
}
