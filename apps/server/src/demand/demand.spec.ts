import { Demand } from './demand.js';

describe('demand', () => {
  let demand: Demand;
  let told: boolean[];
  const changed = (wanted: boolean) => told.push(wanted);

  beforeEach(() => {
    demand = new Demand();
    told = [];
  });

  it('tells a source of its first looker and of the departure of the last, and of nobody between', () => {
    demand.serve(['cpu', 'memory'], changed);
    const first = demand.watch(['cpu']);
    const second = demand.watch(['memory', 'speed']);
    first();
    expect(told).toEqual([true]);
    second();
    expect(told).toEqual([true, false]);
  });

  it('counts a looker at two channels of one source once', () => {
    demand.serve(['cpu', 'memory'], changed);
    demand.watch(['cpu', 'memory'])();
    expect(told).toEqual([true, false]);
  });

  it('leaves a source alone while others are looked at', () => {
    demand.serve(['cpu'], changed);
    demand.watch(['speed']);
    demand.watch([]);
    expect(told).toEqual([]);
  });

  it('tells a source that comes late of who is looking already', () => {
    demand.watch(['cpu']);
    demand.serve(['cpu'], changed);
    expect(told).toEqual([true]);
  });

  it('takes the end of a look once, however often it is told', () => {
    demand.serve(['cpu'], changed);
    const first = demand.watch(['cpu']);
    demand.watch(['cpu']);
    first();
    first();
    expect(told).toEqual([true]);
  });

  it('tells a source that has ended nothing more', () => {
    demand.serve(['cpu'], changed)();
    demand.watch(['cpu']);
    expect(told).toEqual([]);
  });
});
