import { Injectable } from '@angular/core';
import type { ConnectionList, SendAnswer } from '@tachograph/contracts';
import { ask, askJson, sendJson } from './ask';

/** A speed reading for one connection, or for all of the speed channel. */
export interface SpeedForClients {
  readonly connection_id?: string;
  readonly speed: number;
  /** ISO 8601; now without it. */
  readonly timestamp?: string;
}

/** Who is connected to the server, and what can be done with them; each question fails as `ask` does. */
@Injectable({ providedIn: 'root' })
export class ConnectionsApi {
  list(signal?: AbortSignal): Promise<ConnectionList> {
    return askJson('/connections', signal && { signal });
  }

  /** Stores a reading and delivers it. */
  send(speed: SpeedForClients): Promise<SendAnswer> {
    return sendJson('POST', '/send', speed);
  }

  async disconnect(id: string): Promise<void> {
    await ask(`/api/connections/${encodeURIComponent(id)}`, { method: 'DELETE' });
  }
}
