import { Injectable } from '@nestjs/common';
import type { ChannelPattern, Device, DeviceList, DeviceProfileChange, Reading } from '@tachograph/contracts';
import { type DevicesQueryDto, tidyProfile } from '@tachograph/contracts/dto';
import { DeviceNotFoundError, DeviceProfiles, type ProfiledDevice } from '../devices/index.js';
import { ReadingHistory } from '../readings/index.js';
import { TrafficMeter, type MeteredTraffic } from '../traffic/index.js';

/** Devices up to which each one's channels are asked for by its name: past that, all channels are read in one go. */
const FEW = 200;

const ANY_NAME = ['', ''];

/** Every device that ever reported: what people say of it, its newest readings, and how it sends. */
@Injectable()
export class Fleet {
  constructor(
    private readonly profiles: DeviceProfiles,
    private readonly history: ReadingHistory,
    private readonly traffic: TrafficMeter,
  ) {}

  /** The devices that a question means, by name. */
  async list({ search = '', archived, limit, offset }: DevicesQueryDto): Promise<DeviceList> {
    const wanted = search.toLowerCase();
    const found = (await this.profiles.all())
      .filter(({ profile }) => archived === 'all' || String(profile.archived) === archived)
      .filter((device) => wanted === '' || isAbout(device, wanted))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    return { count: found.length, data: await this.describe(found.slice(offset, offset + limit)) };
  }

  /** @throws DeviceNotFoundError where no such device ever reported */
  async find(name: string): Promise<Device> {
    const known = await this.profiles.find(name);
    const [device] = known === undefined ? [] : await this.describe([known]);
    if (device === undefined) throw new DeviceNotFoundError(name);
    return device;
  }

  /**
   * @throws DeviceNotFoundError where no such device ever reported
   * @throws VersionConflictError where the profile was changed since
   */
  async change(name: string, { version, ...profile }: DeviceProfileChange): Promise<Device> {
    await this.profiles.change(name, { version, ...tidyProfile(profile) });
    return this.find(name);
  }

  private async describe(devices: readonly ProfiledDevice[]): Promise<Device[]> {
    const newest = Map.groupBy(await this.history.newestOfEach(patternsOf(devices), Infinity), ({ device }) => device);
    const traffic = await this.traffic.of(devices);
    return devices.flatMap((device, index) => {
      const sends = traffic[index];
      return sends === undefined ? [] : [toDevice(device, newest.get(device.name) ?? [], sends)];
    });
  }
}

function isAbout({ name, profile }: ProfiledDevice, wanted: string): boolean {
  const texts = [name, profile.title, profile.description, profile.group, ...profile.labels];
  return texts.some((text) => text.toLowerCase().includes(wanted));
}

function patternsOf(devices: readonly ProfiledDevice[]): ChannelPattern[] {
  if (devices.length > FEW) return [{ text: '*/*', device: ANY_NAME, channel: ANY_NAME }];
  return devices.map(({ name }) => ({ text: name, device: [name], channel: ANY_NAME }));
}

function toDevice({ name, version, profile }: ProfiledDevice, newest: Reading[], sends: MeteredTraffic): Device {
  const { lastReceived, ...traffic } = sends;
  const received = newest.map(({ receivedAt }) => receivedAt);
  // The newest by the time taken may have been received before a late one, which only the meter knows of.
  const lastSeen = [...received, lastReceived ?? -Infinity].reduce((a, b) => Math.max(a, b), -Infinity);
  return {
    name,
    version,
    ...profile,
    lastSeen: lastSeen === -Infinity ? null : lastSeen,
    channels: newest
      .map(({ channel, unit, value, takenAt, receivedAt }) => ({ channel, unit, value, takenAt, receivedAt }))
      .sort((a, b) => (a.channel < b.channel ? -1 : 1)),
    traffic,
  };
}
