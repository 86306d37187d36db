import { Test, type TestingModule } from '@nestjs/testing';
import { channelAddress, parseChannelPattern } from '@tachograph/contracts';
import { databases, type TestDatabase } from '../../../../../test/support/databases.js';
import { readSettings, SettingsModule } from '../../platform/config/index.js';
import { DatabaseModule } from '../../platform/database/index.js';
import { ChannelDirectory } from '../channel-directory.js';
import { DevicesModule } from '../devices.module.js';

const DEVICES = [
  'car',
  'car-7',
  'car-8',
  'Car-7',
  'cär',
  '100%',
  '100_',
  '1000',
  'a*b',
  'a?b',
  'a[b]',
  'a\\b',
  'a/b',
  "o'b",
];
const CHANNELS = ['speed', 'Speed', 'rpm', 'oil temp'];

describe.each(databases)('the channels that patterns mean, on $name', ({ create }) => {
  let database: TestDatabase;
  let module: TestingModule;
  let directory: ChannelDirectory;

  beforeAll(async () => {
    database = await create();
    const settings = SettingsModule.with(readSettings({ DATABASE_URL: database.url }));
    const builder = Test.createTestingModule({ imports: [settings, DatabaseModule, DevicesModule] });
    module = await (await builder.compile()).init();
    directory = module.get(ChannelDirectory);
    await directory.resolve(
      DEVICES.flatMap((device) => CHANNELS.map((channel) => ({ device, channel, unit: `unit of ${channel}` }))),
    );
  });

  afterAll(async () => {
    await module.close();
    await database.drop();
  });

  const match = async (texts: string[], limit = 1000) => {
    const found = await directory.match(
      texts.flatMap((text) => parseChannelPattern(text) ?? []),
      limit,
    );
    return found.map(({ device, channel }) => `${device} ${channel}`).sort();
  };

  it('are found by name, letter for letter', async () => {
    for (const device of DEVICES) {
      expect(await match([channelAddress(device, 'speed')])).toEqual([`${device} speed`]);
    }
    expect(await match(['nobody/speed', 'car-7/pressure'])).toEqual([]);
  });

  it('are found by how a name begins, in which nothing but a star is special', async () => {
    for (const begin of [
      'c',
      'car',
      'car-',
      'C',
      'cä',
      '100',
      '100%25',
      '100_',
      'a%2A',
      'a?',
      'a[',
      'a\\',
      'a%2F',
      "o'",
    ]) {
      const expected = DEVICES.filter((device) => device.startsWith(decodeURIComponent(begin)));
      expect(await match([`${begin}*/rpm`])).toEqual(expected.map((device) => `${device} rpm`).sort());
    }
  });

  it('are found by what stands in or at the end of a name', async () => {
    expect(await match(['*-7/speed'])).toEqual(['Car-7 speed', 'car-7 speed']);
    expect(await match(['c*-7/*p*d'])).toEqual(['car-7 Speed', 'car-7 speed']);
    expect(await match(['car/*'])).toEqual(CHANNELS.map((channel) => `car ${channel}`).sort());
    expect(await match(['*/*'])).toHaveLength(DEVICES.length * CHANNELS.length);
  });

  it('come once each, with their numbers and units, however many patterns mean them', async () => {
    expect(await match(['car-7/speed', 'car-*/speed', '*/speed', 'car-7/rpm'])).toHaveLength(DEVICES.length + 1);
    const [pattern] = [parseChannelPattern('car-7/rpm')];
    const [found] = await directory.match(pattern === undefined ? [] : [pattern], 1);
    const [id] = await directory.resolve([{ device: 'car-7', channel: 'rpm', unit: '' }]);
    expect(found).toEqual({ id, device: 'car-7', channel: 'rpm', unit: 'unit of rpm' });
  });

  it('are so many at most', async () => {
    expect(await match(['car/*', '*/*'], 3)).toHaveLength(3);
    expect(await match(['car/*', '*/*'], 5)).toHaveLength(5);
  });

  it('are all found when they are very many', async () => {
    const addresses = Array.from({ length: 5_000 }, (_, index) => ({
      device: 'plant',
      channel: `s${index}x`,
      unit: '',
    }));
    await directory.resolve(addresses);
    expect(await match(['plant/s*x'], 10_000)).toHaveLength(5_000);
    expect(await match(['plant/*99x'], 10_000)).toHaveLength(50);
  });
});
