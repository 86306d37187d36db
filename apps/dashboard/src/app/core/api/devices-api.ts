import { Injectable } from '@angular/core';
import type { Device, DeviceList, DeviceProfileChange } from '@tachograph/contracts';
import { askJson, sendJson } from './ask';

const PATH = '/api/devices';

/** Everything that ever reported, over `/api/devices`; each question fails as `ask` does. */
@Injectable({ providedIn: 'root' })
export class DevicesApi {
  /** All of them, by name. */
  list(signal?: AbortSignal): Promise<DeviceList> {
    return askJson(PATH, signal && { signal });
  }

  read(name: string, signal?: AbortSignal): Promise<Device> {
    return askJson(pathOf(name), signal && { signal });
  }

  /** Puts a profile in the place of that of a version; refused with 409 where another one is stored. */
  change(name: string, change: DeviceProfileChange): Promise<Device> {
    return sendJson('PUT', pathOf(name), change);
  }
}

function pathOf(name: string): string {
  return `${PATH}/${encodeURIComponent(name)}`;
}
