import { ApplicationRef, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { channelAddress, parseChannelPattern, type DashboardVariable } from '@tachograph/contracts';
import { DeviceLabels } from '../api/device-labels';
import { KnownChannels, type KnownChannel } from '../api/known-channels';
import { BoardVariables } from './board-variables';
import { FilterUrl } from './filter-url';
import { provideBoardVariables } from './url-board-variables';

const HOSTILE = 'a/b,*%$device';
const DEVICE: DashboardVariable = { name: 'device', kind: 'device', pattern: 'car-*', initial: ['*'] };
const ROOM: DashboardVariable = { name: 'room', kind: 'label', pattern: '*', initial: ['kitchen'] };

const known = (device: string, channel: string): KnownChannel => ({
  device,
  channel,
  unit: '',
  address: channelAddress(device, channel),
});

describe('the variables of a dashboard', () => {
  const channels = signal<readonly KnownChannel[] | null>([]);
  const byLabel = signal<ReadonlyMap<string, readonly string[]> | null>(null);
  let wanted: number;

  beforeEach(() => {
    wanted = 0;
    channels.set([known('car-7', 'speed'), known('car-8', 'speed'), known('boat', 'depth'), known(HOSTILE, 'speed')]);
    byLabel.set(new Map([['kitchen', ['boat', HOSTILE]]]));
    const labels = { byLabel, problem: signal(undefined), want: () => (wanted += 1) };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideBoardVariables(),
        { provide: KnownChannels, useValue: { all: channels } },
        { provide: DeviceLabels, useValue: labels },
      ],
    });
  });

  function begin(...variables: readonly DashboardVariable[]): BoardVariables {
    const board = TestBed.inject(BoardVariables);
    board.begin(variables);
    return board;
  }

  const url = () => decodeURIComponent(TestBed.inject(Router).url);
  const settle = () => TestBed.inject(ApplicationRef).whenStable();
  const meansOnly = (address: string | undefined, device: string, channel: string) => {
    const pattern = parseChannelPattern(address);
    expect([pattern?.device, pattern?.channel]).toEqual([[device], [channel]]);
  };

  it('are as the dashboard has them at first, where the address says nothing', () => {
    const board = begin(DEVICE);
    expect(board.chosen()).toEqual(new Map([['device', ['*']]]));
    expect(board.resolve(['$device/speed', 'boat/depth'])).toEqual(['car-*/speed', 'boat/depth']);
  });

  it('become one address for each value that is chosen, which then stands in the address of the page', async () => {
    const board = begin(DEVICE);
    TestBed.inject(FilterUrl).choose('device', ['car-7', 'car-8']);
    await settle();
    expect(url()).toBe('/?var-device=car-7,car-8');
    expect(board.resolve(['$device/speed', '$device/$unknown'])).toEqual([
      'car-7/speed',
      'car-8/speed',
      'car-7/$unknown',
      'car-8/$unknown',
    ]);
  });

  it('mean a device of any name by that name alone, also when the link is opened again', async () => {
    const board = begin(DEVICE);
    TestBed.inject(FilterUrl).choose('device', [HOSTILE, 'car-8']);
    await settle();
    const [address, other] = board.resolve(['$device/speed']);
    meansOnly(address, HOSTILE, 'speed');
    expect(other).toBe('car-8/speed');
    expect(board.chosen().get('device')).toEqual([HOSTILE, 'car-8']);
  });

  it('put the devices of a label in, and have the labels read', async () => {
    const board = begin(ROOM);
    await settle();
    expect(wanted).toBe(1);
    const [boat, hostile, none] = board.resolve(['$room/speed']);
    expect([boat, none]).toEqual(['boat/speed', undefined]);
    meansOnly(hostile, HOSTILE, 'speed');
    TestBed.inject(FilterUrl).choose('room', ['*']);
    await settle();
    expect(board.resolve(['$room/speed'])).toEqual(['*/speed']);
  });

  it('leave what a search finds of every pattern, whatever its case', async () => {
    const board = begin(DEVICE);
    TestBed.inject(FilterUrl).find('CAR', false);
    await settle();
    expect(board.resolve(['*/*'])).toEqual(['car-7/speed', 'car-8/speed']);
    expect(board.resolve(['boat/depth'])).toEqual([]);
    channels.set(null);
    expect(board.resolve(['*/*'])).toEqual([]);
  });

  it('leave the devices that have one of some labels', async () => {
    const board = begin();
    TestBed.inject(FilterUrl).chooseLabels(['kitchen', 'none of it']);
    await settle();
    expect(board.resolve(['*/depth'])).toEqual(['boat/depth']);
  });

  it('bound values, and take no bound from what is no number', async () => {
    const board = begin();
    await TestBed.inject(Router).navigateByUrl('/?least=-1.5&most=many');
    expect(board.values()).toEqual({ least: -1.5, most: null });
    const before = board.values();
    await TestBed.inject(Router).navigateByUrl('/?least=-1.5&at=2026');
    expect(board.values()).toBe(before);
  });

  it('are all taken back at once, and leave the rest of the address as it is', async () => {
    begin(DEVICE);
    const filters = TestBed.inject(FilterUrl);
    await TestBed.inject(Router).navigateByUrl('/?range=1h&var-device=car-7&q=a&label=b&least=1&most=2');
    filters.clear();
    await settle();
    expect(url()).toBe('/?range=1h');
  });
});
