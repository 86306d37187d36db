import { Logger } from '@nestjs/common';
import type { Reading } from '@tachograph/contracts';
import { describeFanoutBus } from './fanout-bus.contract.js';
import { InProcessFanoutBus } from './in-process-fanout-bus.js';

beforeAll(() => {
  Logger.overrideLogger(false);
});

describeFanoutBus('within one process', () => {
  const bus = new InProcessFanoutBus();
  return Promise.resolve({ here: bus, there: bus, close: () => Promise.resolve() });
});

describe('the fan-out within one process', () => {
  it('has called every listener when publish returns', () => {
    const bus = new InProcessFanoutBus();
    const came: (readonly Reading[])[] = [];
    bus.subscribe((readings) => came.push(readings));
    const group: Reading[] = [
      {
        id: 1,
        device: 'car-7',
        channel: 'speed',
        unit: 'km/h',
        value: 72,
        takenAt: 1_795_269_791_042,
        receivedAt: 1_795_269_791_042,
        clock: 'absent',
      },
    ];
    bus.publish(group);
    expect(came).toEqual([group]);
  });
});
