import { Component, inject, signal, Type, Injector, createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { NgComponentOutlet } from '@angular/common';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { DEFAULT_SETTINGS } from '@tachograph/contracts';
import { KINDS } from './app/widgets/board/widget-kinds';
import { TILE_KINDS } from './app/widgets/board/tile-kinds';
import { BoardAlerts } from './app/core/board/board-alerts';
import { BoardData } from './app/core/board/board-data';
import { BoardTime } from './app/core/board/board-time';
import { provideFakeBoard, FakeBoardData } from './testing/fake-board';
import { WidgetStatus } from './app/core/board/widget-status';

const T: any[] = [
  { value: 0, level: 'good', label: '', notify: false },
  { value: 80, level: 'notice', label: 'brisk', notify: false },
  { value: 100, level: 'caution', label: 'careful', notify: true },
  { value: 120, level: 'alarm', label: 'too fast', notify: true },
];
const now = Date.now();
const r = (id: number, device: string, channel: string, unit: string, value: number, ago = 0) => ({ id, device, channel, unit, value, takenAt: now - ago, receivedAt: now - ago, clock: 'device' as const });
const newest1 = [r(1, 'car-7', 'speed', 'km/h', 87.46)];
const newest4 = [r(1, 'car-7', 'speed', 'km/h', 87.46), r(2, 'car-with-a-very-long-name-that-goes-on', 'speed', 'km/h', 131), r(3, 'host', 'cpu', '%', 12.3), r(4, 'band-1', 'temp', '°C', 33.1)];
const readings = Array.from({ length: 40 }, (_, i) => r(100 - i, ['car-7', 'band-1', 'host:vm'][i % 3]!, ['speed', 'hr', 'cpu'][i % 3]!, ['km/h', 'bpm', '%'][i % 3]!, Math.round(80 + 60 * Math.sin(i)) , i * 700));
const time = Array.from({ length: 80 }, (_, i) => now - (80 - i) * 10000);
const series = (d: string, c: string, u: string, base: number) => ({ device: d, channel: c, unit: u, source: 'raw' as const, count: 80, complete: true, missing: [], gaps: [{from: time[40]!, to: time[46]!}], points: { kind: 'raw' as const, time: time.filter((_, i) => i <= 40 || i >= 46), value: time.map((_, i) => base + 20 * Math.sin(i / 9)).filter((_, i) => i <= 40 || i >= 46) } });
const MD = '# Engine room\n\nWatch the **oil temperature**; call `+49 30 1234` above 120 °C.\n\n- [x] pump\n- [ ] valve\n\n| what | limit |\n|---|---|\n| oil | 120 °C |\n\n> calm\n\n[docs](https://example.org)';
const boxes: any[] = [
  ['gauge', { thresholds: T }, 1, 4, 4], ['gauge', { thresholds: T }, 4, 4, 4], ['gauge', {}, 0, 2, 3],
  ['number', { thresholds: T }, 1, 3, 3], ['number', {}, 4, 4, 3], ['number', {}, 1, 2, 2], ['number', {thresholds: T}, 1, 6, 5],
  ['progress', { thresholds: T, min: 0, max: 150 }, 4, 4, 3], ['status', { thresholds: T }, 1, 3, 2], ['status', { thresholds: T }, 4, 4, 4],
  ['table', { thresholds: T }, 4, 6, 4], ['feed', { thresholds: T }, 4, 4, 4], ['connections', {}, 1, 4, 4], ['alerts', {}, 1, 4, 4],
  ['text', { text: MD }, 1, 4, 4], ['counter', {}, 1, 3, 3], ['counter', {}, 1, 2, 2],
];
@Component({
  selector: 'tg-root', imports: [NgComponentOutlet],
  template: `<div class="grid">@for (b of shown(); track $index) { <section class="card" [style.--w]="b.w" [style.--h]="b.h"><h2>{{b.kind}}</h2><div class="body"><ng-container *ngComponentOutlet="b.type; inputs: b.inputs; injector: b.injector" /></div></section> }</div>`,
  styles: `.grid{display:grid;grid-template-columns:repeat(12,minmax(0,1fr));grid-auto-rows:72px;gap:12px;padding:12px;grid-auto-flow:dense}
   .card{grid-column:span var(--w);grid-row:span var(--h);display:flex;flex-direction:column;padding:.75rem;border-radius:14px;background:var(--mat-sys-surface-container-low);min-width:0;min-height:0}
   h2{margin:0 0 .25rem;font:var(--mat-sys-title-small)} .body{flex:1;min-height:0}
   @media (width < 760px){.grid{grid-template-columns:minmax(0,1fr)} .card{grid-column:auto}}`,
})
class Look {
  shown = signal<any[]>([]);
  private env = inject(EnvironmentInjector);
  constructor() { void this.load(); }
  async load() {
    const out = [];
    for (const [kind, settings, n, w, h] of boxes) {
      const injector = createEnvironmentInjector(provideFakeBoard() as any, this.env);
      const data = injector.get(BoardData) as FakeBoardData;
      const t: any = injector.get(BoardTime); t.now.set(now);
      data.shownNewest.data.set(kind === 'counter' ? [r(1,'demo','counter','',42)] : n === 0 ? [] : n === 1 ? newest1 : newest4);
      data.shownReadings.data.set(kind === 'alerts' ? [r(900,'band-1','stress_alert','',0.83, 200000)] : readings);
      data.shownSeries.data.set({ span: { from: now - 900_000, to: now }, series: [series('car-7', 'speed', 'km/h', kind==='alerts'?105:75), series('car-with-a-very-long-name-that-goes-on','speed','km/h',120), series('host','cpu','%',20), series('band-1','temp','°C',33)] });
      injector.get(BoardAlerts).watch('d', [{ id: 'x', kind: 'gauge', title: '', place: { x: 0, y: 0, w: 1, h: 1 }, settings: { ...DEFAULT_SETTINGS, channels: ['car-7/speed'], thresholds: T } }]);
      const type = await TILE_KINDS.find((k) => k.kind === kind)!.load();
      out.push({ kind, type, injector, w, h, inputs: { widget: { id: 'w', kind, title: '', place: { x: 0, y: 0, w: 4, h: 4 }, settings: { ...DEFAULT_SETTINGS, channels: n > 1 ? ['*/*'] : ['car-7/speed'], ...settings } } } });
    }
    this.shown.set(out);
  }
}
void bootstrapApplication(Look, { providers: [provideRouter([])] });
