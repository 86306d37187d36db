import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { parseChannelPattern, type Device } from '@tachograph/contracts';
import type { FakeBoardTime, FakeBoardVariables } from '../../../../testing/fake-board';
import { provideFakeBoard } from '../../../../testing/fake-board';
import { NOON } from '../../../../testing/readings';
import { DeviceZones } from '../../../core/api/device-zones';
import { BoardClock } from '../../../core/board/board-clock';
import { BoardTime } from '../../../core/board/board-time';
import { BoardVariables } from '../../../core/board/board-variables';
import { OWN_TIME_ZONE } from '../../../core/session/time-zones';
import { countPath, exportPath } from '../../../core/transfer/export-selection';
import { BoardExport, fileName } from './board-export';

const MINUTE = 60_000;

describe('an export of a dashboard', () => {
  const exports = () => TestBed.inject(BoardExport);
  const time = () => TestBed.inject(BoardTime) as FakeBoardTime;
  const variables = () => TestBed.inject(BoardVariables) as FakeBoardVariables;

  const zones = signal<readonly Partial<Device>[]>([]);

  beforeEach(() => {
    const known = { provide: DeviceZones, useValue: { known: zones, want: () => undefined } };
    TestBed.configureTestingModule({ providers: [provideFakeBoard(), known, BoardExport] });
  });

  const inZone = (name: string, timeZone: string) => ({ name, timeZone, channels: [{ channel: 'speed' }] }) as Device;
  const writtenIn = () => exports().selection({ channels: ['car-7/speed'], range: null }, 'csv').timeZone;

  it('holds what is shown: channels with variables put in, each once, the range and the bounds of values', () => {
    variables().chosen.set(new Map([['device', ['car-7', 'car-8']]]));
    variables().values.set({ least: 1.5, most: null });
    const path = exportPath(exports().selection({ channels: ['$device/speed', 'car-7/speed'], range: null }, 'csv'));
    const query = new URL(path, 'http://localhost').searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      channels: 'car-7/speed,car-8/speed',
      from: new Date(NOON - 15 * MINUTE).toISOString(),
      to: new Date(NOON).toISOString(),
      least: '1.5',
      format: 'csv',
    });
    expect(query.has('most')).toBe(false);
    expect(countPath(exports().selection({ channels: ['a/b'], range: null }, 'csv'))).toContain('least=1.5');
  });

  it('ends at the moment that is shown, for a widget with a range of its own too', () => {
    time().replay(NOON - 60 * MINUTE);
    expect(exports().selection({ channels: ['a/b'], range: '90m' }, 'json')).toMatchObject({
      from: NOON - 150 * MINUTE,
      to: NOON - 60 * MINUTE,
    });
  });

  it('is written in the zone in which times are told, and says so', () => {
    TestBed.inject(BoardClock).shows([parseChannelPattern('*/speed')].filter((each) => each !== undefined));
    expect(writtenIn()).toBe(OWN_TIME_ZONE);
    time().tellIn('utc');
    expect(writtenIn()).toBe('UTC');
    time().tellIn('device');
    zones.set([inZone('car-7', 'Asia/Kolkata')]);
    expect(writtenIn()).toBe('Asia/Kolkata');
    expect(exports().zoneWords()).toBe('Times are written in Asia/Kolkata.');
  });

  it('is written in the reader’s zone where the devices are in several, and says so', () => {
    TestBed.inject(BoardClock).shows([parseChannelPattern('*/speed')].filter((each) => each !== undefined));
    time().tellIn('device');
    zones.set([inZone('car-7', 'Asia/Kolkata'), inZone('car-8', 'Asia/Kathmandu')]);
    expect(writtenIn()).toBe(OWN_TIME_ZONE);
    expect(exports().zoneWords()).toContain('No one zone is known of the devices');
  });

  it('is none where nothing is shown, or more than one file takes', () => {
    expect(() => exports().selection({ channels: [], range: null }, 'csv')).toThrow('nothing to export');
    const many = Array.from({ length: 101 }, (_, place) => `car-${place}/speed`);
    expect(() => exports().selection({ channels: many, range: null }, 'csv')).toThrow('101 addresses');
  });

  it('is called by letters that every system takes', () => {
    expect(fileName('../<b> Größe: 1/2', NOON, 'csv')).toMatch(/^b-Größe-1-2-\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d\.csv$/);
    expect(fileName('…', NOON, 'png')).toMatch(/^tachograph-/);
  });
});
