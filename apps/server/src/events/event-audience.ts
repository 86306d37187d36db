import { Injectable } from '@nestjs/common';
import type { ClientStats } from '@tachograph/contracts';
import type { EventConnection } from './event-connection.js';
import { type ServerEvent, toEventPacket } from './event-packet.js';

/** The Socket.IO clients of this process. */
@Injectable()
export class EventAudience {
  private readonly clients = new Set<EventConnection>();

  /** Takes a client in, as long as it is connected. */
  enter(client: EventConnection): void {
    this.clients.add(client);
    client.onClose(() => this.clients.delete(client));
  }

  get stats(): ClientStats {
    const all = [...this.clients];
    return {
      frontend_clients: all.filter(({ type }) => type === 'frontend').length,
      esp32_clients: all.filter(({ type }) => type === 'esp32').length,
      total_clients: all.length,
    };
  }

  /** Sends an event to everyone who is no mere sensor. Hot path: it is encoded once, and not at all where nobody looks. */
  tellViewers(event: ServerEvent): void {
    let packet: string | undefined;
    for (const { isViewer, connection } of this.clients) {
      if (isViewer) connection.send((packet ??= toEventPacket(event)));
    }
  }
}
