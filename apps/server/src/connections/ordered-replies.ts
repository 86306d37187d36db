import type { Connection } from './connection.js';

/** The place of one reply among those of its connection. */
interface Place {
  text?: string;
  next?: Place;
}

/**
 * Sends the replies of one connection in the order of its messages, though some are ready at once (a refusal) and others
 * only after a commit.
 */
export class OrderedReplies {
  private first: Place | undefined;
  private last: Place | undefined;

  constructor(private readonly connection: Connection) {}

  /** Takes the next place; the reply goes out once it is given and all before it have gone. */
  expect(): (text: string) => void {
    const place: Place = {};
    if (this.last) this.last.next = place;
    else this.first = place;
    this.last = place;
    return (text) => {
      place.text = text;
      this.flush();
    };
  }

  private flush(): void {
    while (this.first?.text !== undefined) {
      this.connection.send(this.first.text);
      this.first = this.first.next;
    }
    if (this.first === undefined) this.last = undefined;
  }
}
