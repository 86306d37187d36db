import { Injectable, inject } from '@angular/core';
import type { Device, DeviceProfile } from '@tachograph/contracts';
import { Refusal, errorWords } from '../../core/api/ask';
import { DevicesApi } from '../../core/api/devices-api';

/** Changes that are under way at once. */
const AT_ONCE = 4;

/** What became of a change of several profiles. */
export interface Changes {
  /** As they are now. */
  readonly changed: readonly Device[];
  /** As those that were changed were before. */
  readonly before: readonly Device[];
  /** Names of those that somebody else had changed meanwhile; they were let be. */
  readonly conflicts: readonly string[];
  /** Why the others could not be changed; null where none is left. */
  readonly problem: string | null;
}

/** Changes what people say of devices, each in the version that was looked at. */
@Injectable({ providedIn: 'root' })
export class ProfileChanges {
  private readonly api = inject(DevicesApi);

  /** Changes the profile of each of these devices. */
  async change(devices: readonly Device[], to: (device: Device) => DeviceProfile): Promise<Changes> {
    const left = [...devices];
    const changed: Device[] = [];
    const before: Device[] = [];
    const conflicts: string[] = [];
    let problem: string | null = null;
    const work = async () => {
      for (let device = left.shift(); device !== undefined; device = left.shift()) {
        try {
          changed.push(await this.api.change(device.name, { ...to(device), version: device.version }));
          before.push(device);
        } catch (error) {
          if (error instanceof Refusal && error.status === 409) conflicts.push(device.name);
          else problem = errorWords(error);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return { changed, before, conflicts, problem };
  }

  /** Gives profiles back that a change has taken away. */
  undo({ changed, before }: Changes): Promise<Changes> {
    const profiles = new Map(before.map((device) => [device.name, device]));
    return this.change(changed, (device) => profileOf(profiles.get(device.name) ?? device));
  }
}

/** What people say of a device. */
export function profileOf({ title, description, group, labels, timeZone, archived }: DeviceProfile): DeviceProfile {
  return { title, description, group, labels, timeZone, archived };
}
