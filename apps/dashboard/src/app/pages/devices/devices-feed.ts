import { Injectable, computed, inject } from '@angular/core';
import type { Device } from '@tachograph/contracts';
import { DevicesApi } from '../../core/api/devices-api';
import { RepeatedQuestion } from '../../core/api/repeated-question';

const EVERY_MS = 5_000;

/** Every device, asked for every few seconds while somebody looks. */
@Injectable()
export class DevicesFeed {
  private readonly api = inject(DevicesApi);
  private readonly asked = new RepeatedQuestion(async (signal) => (await this.api.list(signal)).data, EVERY_MS);

  /** Null until they are known. */
  readonly devices = this.asked.answer;
  readonly byName = computed(() => new Map(this.devices()?.map((device) => [device.name, device])));
  /** Why asking failed the last time; null while all is well. */
  readonly problem = computed(() => this.asked.problem());

  constructor() {
    this.ask();
  }

  ask(): void {
    void this.asked.ask();
  }

  /** Takes in devices as they are now, and asks for all. */
  put(changed: readonly Device[]): void {
    const byName = new Map(changed.map((device) => [device.name, device]));
    this.asked.amend((known) => known.map((device) => byName.get(device.name) ?? device));
    this.ask();
  }
}
