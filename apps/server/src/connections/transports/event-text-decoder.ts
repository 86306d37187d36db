import { Decoder, PacketType } from 'socket.io-parser';

/** The name under which the text of an event's packet comes out; no client can send it. */
export const EVENT_TEXT = Symbol('the text of an event');

/** An event's packet: its type, then its namespace unless that is the main one. */
const EVENT = /^2(?:(?<namespace>\/[^,]*),)?/;

/** What asks to be let into the main namespace, `/`. */
const JOIN = /^0(?!\/[^,?])/;

/**
 * Socket.IO's decoder, but it leaves the content of events to whoever reads them: what is no JSON or too large is answered
 * there, where the standard decoder would close the connection.
 */
export class EventTextDecoder extends Decoder {
  private joined = false;
  private joining = false;

  /**
   * The client is in the main namespace; what asks for that again is passed over from now on. Clients of Engine.IO 3 are let in
   * unasked, and those written by hand ask all the same: Socket.IO would throw them out.
   */
  noteJoined(): void {
    this.joined = true;
  }

  override add(packet: unknown): void {
    const event = typeof packet === 'string' ? EVENT.exec(packet) : null;
    if (event !== null) {
      this.handOnceJoined(packet, event.groups?.namespace);
      return;
    }
    const joins = typeof packet === 'string' && JOIN.test(packet);
    if (joins && this.joined) return;
    try {
      if (joins) this.join();
      super.add(packet);
    } catch {
      this.destroy();
      this.hand(packet);
    }
  }

  /** Socket.IO lets a client in by the end of the turn; one that sends without waiting for that would be thrown out. */
  private join(): void {
    // At once: of two in the same turn Socket.IO would let both in.
    this.joined = true;
    this.joining = true;
    setImmediate(() => {
      this.joining = false;
    });
  }

  private handOnceJoined(packet: unknown, namespace: string | undefined): void {
    const hand = () => {
      this.hand(packet, namespace);
    };
    if (this.joining) setImmediate(hand);
    else hand();
  }

  private hand(packet: unknown, nsp = '/'): void {
    this.emitReserved('decoded', { type: PacketType.EVENT, nsp, data: [EVENT_TEXT, packet] });
  }
}
