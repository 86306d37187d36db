import {
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router, RouterLink } from '@angular/router';
import { DASHBOARD_LIMITS, type DashboardSummary } from '@tachograph/contracts';
import { KnownChannels } from '../../core/api/known-channels';
import { formatCount } from '../../core/session/count-words';
import { clockTime } from '../../core/session/local-time';
import { plural } from '../../core/session/plural';
import { kindEntry } from '../../widgets/board/widget-kinds';
import { DashboardImport } from '../../widgets/board/import/dashboard-import';
import { Icon } from '../../widgets/icon/icon';
import { DashboardShelf } from './dashboard-shelf';
import { deviceDashboard } from './device-dashboard';
import { TEMPLATES, type Template } from './templates';

const UNDO_MS = 15_000;
/** More devices than these are found by typing. */
const DEVICES_SHOWN = 50;
/** Whoever has just made a device send finds it here without loading the page anew. */
const DEVICES_ASKED_MS = 5_000;

/** Every dashboard that people have made, and the ways to a new one: from a template, from a device, from a file. */
@Component({
  selector: 'tg-dashboards-page',
  imports: [Icon, MatButton, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  providers: [DashboardShelf],
  templateUrl: './dashboards-page.html',
  styleUrls: ['../form.scss', '../page.scss', './dashboards-page.scss'],
})
export class DashboardsPage {
  /** A device that a dashboard is wanted of, from the address. */
  readonly device = input<string>();

  protected readonly shelf = inject(DashboardShelf);
  private readonly channels = inject(KnownChannels);
  private readonly snacks = inject(MatSnackBar);
  private readonly imports = inject(DashboardImport);
  private readonly router = inject(Router);
  private readonly nameField = viewChild<ElementRef<HTMLInputElement>>('nameField');

  protected readonly templates = TEMPLATES;
  protected readonly nameMax = DASHBOARD_LIMITS.name;
  protected readonly search = signal('');
  /** Id of the one that is being renamed. */
  protected readonly renamed = signal<string | null>(null);
  /** What was done, for who can't see it. */
  protected readonly done = signal('');

  protected readonly rows = computed(() => {
    const now = Date.now();
    return this.shelf.all()?.map((dashboard, place) => ({
      dashboard,
      place,
      told: this.words(dashboard, clockTime(dashboard.updatedAt, now, 'minutes')),
      menuLabel: $localize`More for ${dashboard.name}:name:`,
      icons: [...new Set(dashboard.widgets)].flatMap((kind) => kindEntry(kind) ?? []),
    }));
  });
  private readonly devices = computed(() => [...new Set((this.channels.all() ?? []).map(({ device }) => device))]);
  protected readonly found = computed(() => {
    const words = this.search().trim().toLowerCase();
    return this.devices().filter((device) => device.toLowerCase().includes(words));
  });
  protected readonly offered = computed(() => this.found().slice(0, DEVICES_SHOWN));
  protected readonly devicesState = computed(() => {
    if (this.channels.problem()) return 'failed';
    if (this.channels.all() === null) return 'loading';
    return this.devices().length === 0 ? 'none' : 'known';
  });

  constructor() {
    this.channels.reload();
    const timer = setInterval(() => this.askForDevices(), DEVICES_ASKED_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    afterRenderEffect(() => this.nameField()?.nativeElement.select());
  }

  /** Of many, one is found by typing, and the question is a large one. */
  private askForDevices(): void {
    if (document.visibilityState === 'visible' && this.devices().length <= DEVICES_SHOWN) this.channels.reload();
  }

  private words({ widgets: { length } }: DashboardSummary, changed: string): string {
    return plural(length, {
      one: $localize`one widget, changed ${changed}:time:`,
      other: $localize`${formatCount(length)}:count: widgets, changed ${changed}:time:`,
    });
  }

  /** Makes a dashboard of a file, and opens it. */
  protected async takeFile(): Promise<void> {
    const dashboard = await this.imports.choose();
    if (dashboard) await this.router.navigate(['/dashboards', dashboard.id]);
  }

  protected create({ content }: Template): void {
    void this.shelf.create(content());
  }

  protected createOf(device: string): void {
    void this.shelf.create(deviceDashboard(device, this.channels.all() ?? []));
  }

  protected async rename(dashboard: DashboardSummary, name: string): Promise<void> {
    this.renamed.set(null);
    const trimmed = name.trim();
    if (trimmed === '' || trimmed === dashboard.name) return;
    await this.shelf.rename(dashboard, trimmed);
    this.done.set($localize`Renamed to ${trimmed}:name:.`);
  }

  protected async move(dashboard: DashboardSummary, by: number): Promise<void> {
    await this.shelf.move(dashboard, by);
    const place = (this.shelf.all()?.findIndex(({ id }) => id === dashboard.id) ?? 0) + by + 1;
    this.done.set($localize`${dashboard.name}:name: is now at place ${place}:place:.`);
  }

  protected async remove(dashboard: DashboardSummary): Promise<void> {
    const removed = await this.shelf.remove(dashboard);
    if (!removed) return;
    const told = this.snacks.open($localize`${dashboard.name}:name: is removed.`, $localize`Undo`, {
      duration: UNDO_MS,
    });
    told.onAction().subscribe(() => void this.shelf.restore(removed));
  }
}
