import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PAGE_PATHS, type Widget } from '@tachograph/contracts';
import { boardTimes } from '../../../../core/board/board-times';
import { BoardTime } from '../../../../core/board/board-time';
import { WidgetStatus } from '../../../../core/board/widget-status';
import { clientKind } from './connection-words';
import { watchConnections } from './connection-watch';

/** Who is connected to the server now, the latest first. */
@Component({
  selector: 'tg-connections-widget',
  imports: [RouterLink],
  templateUrl: './connections.html',
  styleUrls: ['../../../rows.scss', './connections.scss'],
})
export class ConnectionsWidget {
  readonly widget = input.required<Widget>();

  private readonly view = watchConnections();
  private readonly times = boardTimes();
  private readonly mode = inject(BoardTime).mode;
  protected readonly page = PAGE_PATHS.clients;
  protected readonly isPresent = computed(() => this.mode() === 'live');
  protected readonly count = computed(() => this.view.data().length);
  protected readonly isKnown = computed(() => this.view.age().at !== null);
  protected readonly rows = computed(() =>
    this.view
      .data()
      .toSorted((a, b) => b.connected_at.localeCompare(a.connected_at))
      .slice(0, this.widget().settings.rows)
      .map((entry) => ({
        id: entry.id,
        device: entry.device_id,
        kind: clientKind(entry),
        since: this.times()(Date.parse(entry.connected_at)),
        iso: entry.connected_at,
        address: entry.address,
      })),
  );

  constructor() {
    inject(WidgetStatus).follow(this.view);
  }
}
