import { Injectable, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { DashboardList, DeviceList } from '@tachograph/contracts';
import { DashboardsApi } from '../../core/api/dashboards-api';
import { DevicesApi } from '../../core/api/devices-api';
import { Commands } from '../../core/commands/commands';
import type { PaletteEntry } from '../../core/commands/entry-search';

const DASHBOARDS = $localize`Dashboards`;
const DEVICES = $localize`Devices`;

/** Everything that the palette finds: what can be done now, and each dashboard and device, which the server is asked for once. */
@Injectable()
export class PaletteEntries {
  private readonly commands = inject(Commands);
  private readonly router = inject(Router);
  private readonly dashboards = signal<readonly PaletteEntry[]>([]);
  private readonly devices = signal<readonly PaletteEntry[]>([]);
  private readonly missing = signal<readonly string[]>([]);

  readonly all = computed<readonly PaletteEntry[]>(() => [
    ...this.commands.enabled().map(({ keys = null, ...command }) => ({ ...command, keys, detail: '' })),
    ...this.dashboards(),
    ...this.devices(),
  ]);
  /** What could not be asked for, by the name of its group. */
  readonly unknown = this.missing.asReadonly();

  constructor() {
    void this.ask(DASHBOARDS, inject(DashboardsApi).list(), ({ data }: DashboardList) =>
      this.dashboards.set(data.map(({ id, name }) => this.entry(['/dashboards', id], DASHBOARDS, name, ''))),
    );
    void this.ask(DEVICES, inject(DevicesApi).list(), ({ data }: DeviceList) =>
      this.devices.set(
        data
          .filter(({ archived }) => !archived)
          .map(({ name, title }) => this.entry(['/devices', name], DEVICES, title || name, title ? name : '')),
      ),
    );
  }

  private entry(path: readonly string[], group: string, label: string, detail: string): PaletteEntry {
    return { id: path.join('/'), label, group, detail, keys: null, run: () => void this.router.navigate([...path]) };
  }

  private async ask<Answer>(name: string, answer: Promise<Answer>, take: (answer: Answer) => void): Promise<void> {
    try {
      take(await answer);
    } catch {
      this.missing.update((names) => [...names, name]);
    }
  }
}
