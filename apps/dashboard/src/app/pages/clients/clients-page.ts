import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { Component, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { errorWords } from '../../core/api/ask';
import { ConnectionsApi } from '../../core/api/connections-api';
import { RepeatedQuestion } from '../../core/api/repeated-question';
import { formatCount } from '../../core/session/count-words';
import { keptOrder } from '../../core/session/kept-order';
import { clockTime } from '../../core/session/local-time';
import { mediaQuery } from '../../core/session/media';
import { formatNumber } from '../../core/session/number-format';
import { plural } from '../../core/session/plural';
import { CodeSamples } from '../../widgets/code-samples/code-samples';
import { Icon } from '../../widgets/icon/icon';
import {
  CONNECTION_ORDERS,
  flowOf,
  foundConnections,
  type ConnectionOrder,
  type FlowingConnection,
  type Snapshot,
} from './connection-flow';
import { DisconnectDialog } from './disconnect-dialog';
import { SendForm } from './send-form';

const EVERY_MS = 1_000;
/** Heights of a row, in pixels. */
const ROW = { wide: 60, narrow: 148 };

const ORDERS: Readonly<Record<ConnectionOrder, string>> = {
  since: $localize`newest first`,
  id: $localize`by id`,
  channel: $localize`by channel`,
  in: $localize`most received first`,
  out: $localize`most sent first`,
};

/** Who is connected to the server, second by second, with what can be sent to them, and the way to end a connection. */
@Component({
  selector: 'tg-clients-page',
  imports: [
    CdkFixedSizeVirtualScroll,
    CdkVirtualForOf,
    CdkVirtualScrollViewport,
    CodeSamples,
    Icon,
    MatIconButton,
    SendForm,
  ],
  templateUrl: './clients-page.html',
  styleUrls: ['../form.scss', '../page.scss', './clients-page.scss'],
})
export class ClientsPage {
  private readonly api = inject(ConnectionsApi);
  private readonly dialog = inject(MatDialog);
  private readonly sending = viewChild.required(SendForm);
  private readonly isNarrow = mediaQuery('(width < 60rem)');
  protected readonly asked = new RepeatedQuestion<Snapshot>(async (signal) => {
    const { data } = await this.api.list(signal);
    return { at: performance.now(), connections: data };
  }, EVERY_MS);

  protected readonly orders = CONNECTION_ORDERS.map((order) => ({ order, words: ORDERS[order] }));
  protected readonly search = signal('');
  protected readonly order = signal<ConnectionOrder>('since');
  /** Whom the next speed is sent to; empty: all. */
  protected readonly receiver = signal('');
  protected readonly failure = signal<string | null>(null);
  protected readonly done = signal('');
  protected readonly rowHeight = computed(() => (this.isNarrow() ? ROW.narrow : ROW.wide));
  protected readonly connections = linkedSignal<Snapshot | null, FlowingConnection[]>({
    source: this.asked.answer,
    computation: (now, before) => (now ? flowOf(now, before?.source ?? null) : []),
  });
  private readonly question = computed(() => ({ search: this.search(), order: this.order() }));
  private readonly ids = linkedSignal<
    { connections: readonly FlowingConnection[]; question: { search: string; order: ConnectionOrder } },
    readonly string[]
  >({
    source: () => ({ connections: this.connections(), question: this.question() }),
    computation: ({ connections, question }, before) => {
      const found = foundConnections(connections, question.search, question.order).map(({ id }) => id);
      return keptOrder(found, before?.source.question === question ? before.value : undefined);
    },
  });
  protected readonly rows = computed(() => {
    const now = Date.now();
    const byId = new Map(this.connections().map((connection) => [connection.id, connection]));
    return this.ids().flatMap((id) => {
      const connection = byId.get(id);
      return connection ? [toRow(connection, now)] : [];
    });
  });
  protected readonly count = computed(() => {
    const [shown, all] = [this.rows().length, this.connections().length];
    const words = plural(all, {
      one: $localize`1 connection`,
      other: $localize`${formatCount(all)}:count: connections`,
    });
    return shown === all ? words : $localize`${formatCount(shown)}:count: of ${words}:connections:`;
  });

  constructor() {
    void this.asked.ask();
  }

  protected setOrder(order: string): void {
    this.order.set(CONNECTION_ORDERS.find((each) => each === order) ?? 'since');
  }

  protected sendTo(id: string): void {
    this.receiver.set(id);
    this.sending().focus();
  }

  protected async disconnect(id: string): Promise<void> {
    const asked = this.dialog.open<DisconnectDialog, string, boolean>(DisconnectDialog, { data: id });
    if ((await firstValueFrom(asked.afterClosed())) !== true) return;
    try {
      await this.api.disconnect(id);
      this.failure.set(null);
      this.done.set($localize`${id}:id: was told to go.`);
    } catch (error) {
      this.failure.set(errorWords(error));
    }
    void this.asked.ask();
  }

  protected readonly idOf = (_place: number, { id }: { id: string }) => id;
}

function toRow(connection: FlowingConnection, now: number) {
  const { id, channel, device_id, address, connected_at, messages_in, messages_out } = connection;
  const rate = (perSecond: number | null) =>
    $localize`${perSecond === null ? '–' : formatNumber(perSecond, 1)}:count:/s`;
  return {
    id,
    channel,
    device: device_id ?? '',
    address,
    since: clockTime(Date.parse(connected_at), now),
    received: formatCount(messages_in),
    sent: formatCount(messages_out),
    inRate: rate(connection.inPerSecond),
    outRate: rate(connection.outPerSecond),
    isReceiver: channel === 'speed',
    sendLabel: $localize`Send to ${id}:id:`,
    endLabel: $localize`Disconnect ${id}:id:`,
  };
}
