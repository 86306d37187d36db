import { hostname } from 'node:os';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Demand } from '../../demand/index.js';
import { SystemClock } from '../../platform/clock.js';
import { type ReadingIngest, StorageUnavailableError, type Submission } from '../../readings/index.js';
import { type HostFigures, HostGauge } from './host-gauge.js';
import { HostRecorder } from './host-recorder.js';

const NOW = Date.UTC(2026, 10, 21);

class SetGauge extends HostGauge {
  figures: HostFigures | undefined = { cpu: 12.5, memory: 48.25, networkSent: 1_000, networkReceived: 2_000 };

  override read(): Promise<HostFigures> {
    return this.figures ? Promise.resolve(this.figures) : Promise.reject(new Error('nothing can be read'));
  }
}

function setUp() {
  const gauge = new SetGauge();
  const demand = new Demand();
  const submissions: Submission[] = [];
  const door = { open: true };
  const accept: ReadingIngest['accept'] = (submission) => {
    submissions.push(submission);
    return door.open ? Promise.resolve([]) : Promise.reject(new StorageUnavailableError('the database is away'));
  };
  const recorder = new HostRecorder(gauge, { accept } as ReadingIngest, new SystemClock(), demand);
  recorder.onApplicationBootstrap();
  return { gauge, demand, submissions, door, recorder };
}

describe('the recorder of this machine', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: NOW });
    jest.spyOn(Logger.prototype, 'error').mockReturnValue();
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('stores the figures as one submission of the machine, with the time at which they were taken', async () => {
    const { demand, submissions } = setUp();
    demand.watch(['cpu']);
    await jest.advanceTimersByTimeAsync(0);
    expect(submissions).toEqual([
      {
        device: `host:${hostname()}`,
        timestamp: NOW,
        values: [
          { channel: 'cpu', unit: '%', value: 12.5 },
          { channel: 'memory', unit: '%', value: 48.25 },
          { channel: 'network_sent', unit: 'B', value: 1_000 },
          { channel: 'network_recv', unit: 'B', value: 2_000 },
        ],
      },
    ]);
  });

  it('measures once a second, for everyone together and only while someone looks', async () => {
    const { demand, submissions, recorder } = setUp();
    const looks = ['cpu', 'memory', 'network_sent', 'network_recv'].map((channel) => demand.watch([channel]));
    await jest.advanceTimersByTimeAsync(2_000);
    expect(submissions.map(({ timestamp }) => timestamp)).toEqual([NOW, NOW + 1_000, NOW + 2_000]);
    for (const end of looks) end();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(submissions).toHaveLength(3);
    demand.watch(['cpu']);
    recorder.onModuleDestroy();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(submissions).toHaveLength(3);
  });

  it('goes on when figures cannot be read or stored for a while', async () => {
    const { gauge, demand, submissions, door } = setUp();
    const { figures } = gauge;
    gauge.figures = undefined;
    demand.watch(['cpu']);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(submissions).toEqual([]);
    gauge.figures = figures;
    door.open = false;
    await jest.advanceTimersByTimeAsync(2_000);
    door.open = true;
    await jest.advanceTimersByTimeAsync(2_000);
    expect(submissions).toHaveLength(4);
  });
});
