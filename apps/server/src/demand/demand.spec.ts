import { parseChannelPattern } from '@tachograph/contracts';
import { Demand } from './demand.js';

const patterns = (...texts: string[]) => texts.flatMap((text) => parseChannelPattern(text) ?? []);

describe('demand', () => {
  let demand: Demand;
  let told: boolean[];
  const changed = (wanted: boolean) => told.push(wanted);

  beforeEach(() => {
    demand = new Demand();
    told = [];
  });

  it('tells a source of its first looker and of the departure of the last, and of nobody between', () => {
    demand.serve({ channels: ['cpu', 'memory'] }, changed);
    const first = demand.watch(['cpu']);
    const second = demand.watch(['memory', 'speed']);
    first();
    expect(told).toEqual([true]);
    second();
    expect(told).toEqual([true, false]);
  });

  it('counts a looker at two channels of one source once', () => {
    demand.serve({ channels: ['cpu', 'memory'] }, changed);
    demand.watch(['cpu', 'memory'])();
    expect(told).toEqual([true, false]);
  });

  it('leaves a source alone while others are looked at', () => {
    demand.serve({ channels: ['cpu'] }, changed);
    demand.watch(['speed']);
    demand.watch([]);
    expect(told).toEqual([]);
  });

  it('tells a source that comes late of who is looking already', () => {
    demand.watch(['cpu']);
    demand.serve({ channels: ['cpu'] }, changed);
    expect(told).toEqual([true]);
  });

  it('takes the end of a look once, however often it is told', () => {
    demand.serve({ channels: ['cpu'] }, changed);
    const first = demand.watch(['cpu']);
    demand.watch(['cpu']);
    first();
    first();
    expect(told).toEqual([true]);
  });

  it('tells a source that has ended nothing more', () => {
    demand.serve({ channels: ['cpu'] }, changed)();
    demand.watch(['cpu']);
    expect(told).toEqual([]);
  });

  it('takes a pattern for a look at the channels that it means, on the device where the source knows its own', () => {
    demand.serve({ device: 'host:a', channels: ['cpu', 'memory'] }, changed);
    for (const text of ['host:b/cpu', '*/speed', 'car-*/*']) demand.watchPatterns(patterns(text))();
    expect(told).toEqual([]);
    demand.watchPatterns(patterns('car-7/speed', 'host:*/c*'))();
    expect(told).toEqual([true, false]);
  });

  it('takes a pattern of any device for a look at a source that does not say which device is its own', () => {
    demand.serve({ channels: ['cpu'] }, changed);
    demand.watchPatterns(patterns('host:b/*'))();
    expect(told).toEqual([true, false]);
  });
});
