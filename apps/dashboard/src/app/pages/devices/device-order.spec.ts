/** @jest-environment node */
import { keptOrder } from '../../core/session/kept-order';
import { aDevice } from '../../../testing/devices';
import { foundDevices, wordsOf, type DeviceFilter } from './device-order';

const ALL: DeviceFilter = { search: '', group: '', label: '', archived: 'active', order: 'name' };
const traffic = (more: Partial<ReturnType<typeof aDevice>['traffic']>) => ({ ...aDevice('x').traffic, ...more });
const DEVICES = [
  aDevice('unit-10', { group: 'Hall 1', labels: ['spare'], traffic: traffic({ late: 3, clockOffset: -90_000 }) }),
  aDevice('unit-2', { group: 'Hall 2', lastSeen: 5, traffic: traffic({ perSecond: 50, clockOffset: 1_000 }) }),
  aDevice('abc', { title: 'Zeppelin', description: 'over the lake', lastSeen: null }),
  aDevice('old', { archived: true, labels: ['spare', 'red'] }),
];

describe('the devices that are found', () => {
  const names = (part: Partial<DeviceFilter>) => foundDevices(DEVICES, { ...ALL, ...part }).map(({ name }) => name);

  it('come by what people call them, numbers as a reader counts', () => {
    expect(names({})).toEqual(['unit-2', 'unit-10', 'abc']);
  });

  it('have every word of the search in what is said of them, or in a channel', () => {
    expect(names({ search: 'LAKE zep' })).toEqual(['abc']);
    expect(names({ search: 'hall speed' })).toEqual(['unit-2', 'unit-10']);
    expect(names({ search: 'nobody' })).toEqual([]);
  });

  it('are of a group, have a label, are archived or not', () => {
    expect(names({ group: 'Hall 2' })).toEqual(['unit-2']);
    expect(names({ label: 'spare' })).toEqual(['unit-10']);
    expect(names({ archived: 'archived' })).toEqual(['old']);
    expect(names({ archived: 'all', label: 'spare' })).toEqual(['old', 'unit-10']);
  });

  it('come in the order that was asked for, the largest figure first', () => {
    expect(names({ order: 'rate' })[0]).toBe('unit-2');
    expect(names({ order: 'late' })[0]).toBe('unit-10');
    expect(names({ order: 'clock' })).toEqual(['unit-10', 'unit-2', 'abc']);
    expect(names({ order: 'seen' })).toEqual(['unit-10', 'unit-2', 'abc']);
    expect(names({ order: 'group' })).toEqual(['abc', 'unit-10', 'unit-2']);
  });

  it('have groups and labels, each told once', () => {
    expect(wordsOf(DEVICES)).toEqual({ groups: ['Hall 1', 'Hall 2'], labels: ['red', 'spare'] });
  });
});

describe('what is shown', () => {
  it('stays where it is while it is the same, though its figures change', () => {
    expect(keptOrder(['b', 'a'], ['a', 'b'])).toEqual(['a', 'b']);
    expect(keptOrder(['b', 'a', 'c'], ['a', 'b'])).toEqual(['b', 'a', 'c']);
    expect(keptOrder(['b', 'c'], ['a', 'b'])).toEqual(['b', 'c']);
    expect(keptOrder(['b', 'a'], undefined)).toEqual(['b', 'a']);
  });
});
