import { Connection, ConnectionNotFoundError, ConnectionRegistry } from '../../connections/index.js';
import { readSettings } from '../../platform/config/index.js';
import {
  InvalidReadingError,
  type ReadingIngest,
  StorageUnavailableError,
  type Submission,
} from '../../readings/index.js';
import { SpeedDelivery } from './speed-delivery.js';
import { SpeedIntake } from './speed-intake.js';
import { fakeTransport } from '../../connections/testing/fake-transport.js';

const TAKEN = Date.UTC(2026, 10, 21, 14, 3, 11, 7);

function setUp() {
  const registry = new ConnectionRegistry();
  const submissions: Submission[] = [];
  const door = { open: true };
  const accept: ReadingIngest['accept'] = (submission) => {
    if (!door.open) return Promise.reject(new StorageUnavailableError('the server is stopping'));
    submissions.push(submission);
    const times = { takenAt: TAKEN, receivedAt: TAKEN + 5, clock: 'absent' as const };
    const receipts = submission.values.map((value) => ({
      reading: { id: 7, device: submission.device, ...value, ...times },
      duplicate: false,
    }));
    return Promise.resolve(receipts);
  };
  const delivery = new SpeedDelivery(new SpeedIntake({ accept } as ReadingIngest, readSettings({})), registry);
  const connect = (id: string, { channel = 'speed', device = id } = {}) => {
    const frames: unknown[] = [];
    const transport = fakeTransport({
      send: (text: string) => frames.push(JSON.parse(text)),
    });
    registry.add(new Connection({ id, channel, device, address: '::1', connectedAt: 0 }, transport, 1000));
    return { frames, transport };
  };
  return { submissions, door, delivery, connect };
}

describe('a speed reading that comes over HTTP', () => {
  it('is stored and delivered to the connection that it names', async () => {
    const { delivery, connect } = setUp();
    const [named, other] = [connect('car-7'), connect('car-8')];
    expect(await delivery.send({ speed: '72', timestamp: '2:03:11 PM', connection_id: ' car-7 ' })).toEqual({
      delivered: 1,
      reading: {
        id: 7,
        speed: 72,
        timestamp: '2026-11-21T14:03:11.007Z',
        received_at: '2026-11-21T14:03:11.012Z',
        device_id: 'car-7',
      },
    });
    expect(named.frames).toEqual([{ speed: '72', timestamp: '2:03:11 PM' }]);
    expect(other.frames).toEqual([]);
  });

  it('carries the stored time where it was sent without one', async () => {
    const { delivery, connect } = setUp();
    const { frames } = connect('car-7');
    await delivery.send({ speed: 72, connection_id: 'car-7' });
    await delivery.send({ speed: 73, connection_id: 'car-7', timestamp: null });
    const timestamp = '2026-11-21T14:03:11.007Z';
    expect(frames).toEqual([
      { speed: 72, timestamp },
      { speed: 73, timestamp },
    ]);
  });

  it('goes to every connection of the speed channel where it names none, and counts those it reached', async () => {
    const { delivery, connect } = setUp();
    const [one, closing, viewer, two] = [
      connect('car-7'),
      connect('car-8'),
      connect('viewer', { channel: 'live' }),
      connect('car-9'),
    ];
    closing.transport.isOpen = false;
    expect((await delivery.send({ speed: 72, timestamp: 1 })).delivered).toBe(2);
    expect([one, two, closing, viewer].map(({ frames }) => frames.length)).toEqual([1, 1, 0, 0]);
  });

  it('is stored though nobody is there', async () => {
    const { submissions, delivery } = setUp();
    expect(await delivery.send({ speed: 72 })).toMatchObject({ delivered: 0, reading: { device_id: 'speedometer' } });
    expect(submissions).toHaveLength(1);
  });

  it("belongs to the device that it names, else to the receiver's, else to the speedometer", async () => {
    const { submissions, delivery, connect } = setUp();
    connect('a', { device: 'truck' });
    await delivery.send({ speed: 1, connection_id: 'a', device_id: 'bus' });
    await delivery.send({ speed: 1, connection_id: 'a' });
    await delivery.send({ speed: 1 });
    expect(submissions.map(({ device }) => device)).toEqual(['bus', 'truck', 'speedometer']);
  });

  it.each(['car-8', 'viewer'])('is neither stored nor delivered where no speed connection is called %s', async (id) => {
    const { submissions, delivery, connect } = setUp();
    connect('car-7');
    connect('viewer', { channel: 'live' });
    await expect(delivery.send({ speed: 72, connection_id: id })).rejects.toThrow(ConnectionNotFoundError);
    expect(submissions).toEqual([]);
  });

  it('is delivered to nobody where it is not stored', async () => {
    const { door, delivery, connect } = setUp();
    const { frames } = connect('car-7');
    await expect(delivery.send({ speed: 5000 })).rejects.toThrow(InvalidReadingError);
    door.open = false;
    await expect(delivery.send({ speed: 72 })).rejects.toThrow(StorageUnavailableError);
    expect(frames).toEqual([]);
  });
});
