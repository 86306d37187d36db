import { parseChannelPattern, type Reading } from '@tachograph/contracts';
import { ChannelRouter, type KnownChannel, type ReadingTaker } from './channel-router.js';
import { reading } from './testing/hub-under-test.js';

class Taker implements ReadingTaker {
  readonly channels = new Set<KnownChannel>();
  readonly ids: number[] = [];
  readonly patterns;
  asked = 0;

  constructor(...texts: string[]) {
    const parsed = texts.flatMap((text) => parseChannelPattern(text) ?? []);
    this.patterns = new Proxy(parsed, {
      get: (target, name, receiver) => {
        if (name === 'some') this.asked += 1;
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
  }

  take({ id }: Reading): void {
    this.ids.push(id);
  }
}

describe('the router of readings', () => {
  it('brings each reading to those who want its channel, whether they or the channel came first', () => {
    const router = new ChannelRouter();
    const [early, late] = [new Taker('car-*/speed'), new Taker('*/*')];
    router.add(early);
    router.deliver(reading(1));
    router.add(late);
    router.deliver(reading(2));
    router.deliver(reading(3, { device: 'bus-1' }));
    router.remove(early);
    router.deliver(reading(4));
    expect(early.ids).toEqual([1, 2]);
    expect(late.ids).toEqual([2, 3, 4]);
    expect(early.channels.size).toBe(0);
  });

  it('finds the channels that someone names beside those that a pattern means', () => {
    const router = new ChannelRouter();
    const devices = ['car-7', 'car-8', 'hall/3', 'bus-1'];
    for (const device of devices) router.deliver(reading(1, { device }));
    const taker = new Taker('car-7/speed', 'hall%2F3/speed', 'bus-1/rpm', 'nobody/speed', 'b*/speed');
    router.add(taker);
    expect([...taker.channels].map(({ device }) => device)).toEqual(['car-7', 'hall/3', 'bus-1']);
    for (const device of devices) router.deliver(reading(2, { device }));
    expect(taker.ids).toEqual([2, 2, 2]);
  });

  it('matches the patterns once a channel, not once a reading', () => {
    const router = new ChannelRouter();
    const takers = Array.from({ length: 100 }, (_, index) => new Taker(`car-${index}/*`));
    for (const taker of takers) router.add(taker);
    for (let id = 0; id < 1000; id += 1) router.deliver(reading(id, { device: `car-${id % 10}` }));
    expect(takers.map(({ asked }) => asked)).toEqual(takers.map(() => 10));
    expect(takers[3]?.ids).toHaveLength(100);
    expect(takers[30]?.ids).toEqual([]);
  });

  it('remembers so many channels, and meets those that it forgot anew', () => {
    const router = new ChannelRouter(3);
    const taker = new Taker('*/speed');
    router.add(taker);
    for (let id = 1; id <= 20; id += 1) router.deliver(reading(id, { device: `car-${id % 5}` }));
    expect(taker.ids).toHaveLength(20);
    expect(taker.channels.size).toBe(3);
  });
});
