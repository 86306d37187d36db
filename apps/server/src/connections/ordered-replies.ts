import type { Connection } from './connection.js';

/** Bytes of messages without a reply and of replies not yet taken; past them nothing more is read from the connection. */
const PENDING_MAX_BYTES = 1024 * 1024;

/** What a waiting message takes besides its text: empty ones must not be free. */
const OVERHEAD_BYTES = 256;

/** The place of one reply among those of its connection. */
interface Place {
  /** What the message that it answers takes. */
  readonly bytes: number;
  text?: string;
  next?: Place;
}

/**
 * Sends the replies of one connection in the order of its messages, though some are ready at once (a refusal) and others
 * only after a commit. A client that sends more than is answered, or does not take its answers, is not read any further
 * until that has changed.
 */
export class OrderedReplies {
  private first: Place | undefined;
  private last: Place | undefined;
  private unanswered = 0;
  private paused = false;

  constructor(private readonly connection: Connection) {
    connection.onDrain(() => {
      this.regulate();
    });
  }

  /**
   * Takes the next place; the reply goes out once it is given and all before it have gone.
   *
   * @param bytes the size of the message that is to be answered
   */
  expect(bytes: number): (text: string) => void {
    const place: Place = { bytes: bytes + OVERHEAD_BYTES };
    if (this.last) this.last.next = place;
    else this.first = place;
    this.last = place;
    this.unanswered += place.bytes;
    this.regulate();
    return (text) => {
      place.text = text;
      this.flush();
    };
  }

  private flush(): void {
    while (this.first?.text !== undefined) {
      this.connection.send(this.first.text);
      this.unanswered -= this.first.bytes;
      this.first = this.first.next;
    }
    if (this.first === undefined) this.last = undefined;
    this.regulate();
  }

  private regulate(): void {
    const pending = this.unanswered + this.connection.outboxBytes;
    if (!this.paused && pending > PENDING_MAX_BYTES) {
      this.paused = true;
      this.connection.pause();
    } else if (this.paused && pending < PENDING_MAX_BYTES / 2) {
      this.paused = false;
      this.connection.resume();
    }
  }
}
