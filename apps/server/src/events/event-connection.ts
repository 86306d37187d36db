import { Logger } from '@nestjs/common';
import type { ClientToServerEvents, SocketClientType } from '@tachograph/contracts';
import { type Connection, OrderedReplies, readJson, RequestTurns } from '../connections/index.js';
import { InvalidJsonError, TachographError, toAnswer } from '../platform/errors/index.js';
import { UnknownEventError } from './errors.js';
import { EXAMPLE, type ServerEvent, readEventPacket, toAcknowledgementPacket, toEventPacket } from './event-packet.js';

/** Answers one message of a client with an event; what it throws becomes the event `error`. */
export type EventAnswer = (payload: unknown) => ServerEvent | Promise<ServerEvent>;

/**
 * A connection that speaks in named events, as Socket.IO's clients do. Each message is answered with one event, in the order
 * of the messages; a client that passed a function to be called gets it called with what that event carries.
 */
export class EventConnection {
  private readonly logger = new Logger(EventConnection.name);
  private readonly answers = new Map<string, EventAnswer>();
  private readonly replies: OrderedReplies;
  private readonly turns: RequestTurns;
  private gone = false;

  /**
   * @param type what the client says it is; one that says nothing is both
   * @param messageMaxBytes of one message; a longer one is answered with `too_large`
   */
  constructor(
    readonly connection: Connection,
    readonly type: SocketClientType | undefined,
    private readonly messageMaxBytes: number,
  ) {
    this.replies = new OrderedReplies(connection);
    this.turns = new RequestTurns(connection);
    connection.onClose(() => {
      this.gone = true;
    });
    connection.onMessage((text, bytes) => {
      this.receive(text, bytes);
    });
  }

  get isViewer(): boolean {
    return this.type !== 'esp32';
  }

  get isSensor(): boolean {
    return this.type !== 'frontend';
  }

  /** Says how messages of this name are answered, for all time. */
  on(name: keyof ClientToServerEvents, answer: EventAnswer): void {
    this.answers.set(name, answer);
  }

  /** The same where an answer costs much: one after the other, and no faster than the client takes them. */
  onInTurn(name: keyof ClientToServerEvents, answer: EventAnswer): void {
    this.on(name, (payload) => {
      const answered = Promise.withResolvers<ServerEvent>();
      this.turns.add(async () => {
        // What a client had asked for before it went must cost nothing.
        if (this.gone) return;
        await (async () => answer(payload))().then(answered.resolve, answered.reject);
      });
      return answered.promise;
    });
  }

  send(event: ServerEvent): void {
    this.connection.send(toEventPacket(event));
  }

  onClose(receive: () => void): void {
    this.connection.onClose(receive);
  }

  private receive(text: string | undefined, bytes: number): void {
    const packet = readEventPacket(text);
    const reply = this.replies.expect(bytes);
    const acknowledge = packet?.id === undefined ? undefined : this.replies.expect(0);
    void this.answer(packet?.json, bytes)
      .catch((error: unknown) => this.refusal(error))
      .then((event) => {
        reply(toEventPacket(event));
        acknowledge?.(toAcknowledgementPacket(packet?.id ?? '', event));
      });
  }

  private async answer(json: string | undefined, bytes: number): Promise<ServerEvent> {
    const received = { from: this.connection, text: json, bytes };
    const message = readJson({ ...received, maxBytes: this.messageMaxBytes, example: EXAMPLE });
    const [name, payload] = Array.isArray(message) ? (message as unknown[]) : [];
    if (typeof name !== 'string') throw new InvalidJsonError(EXAMPLE);
    const answer = this.answers.get(name);
    if (answer === undefined) throw new UnknownEventError(name, this.answers.keys());
    return answer(payload);
  }

  private refusal(error: unknown): ServerEvent {
    if (!(error instanceof TachographError)) this.logger.error(error);
    const { code, message } = toAnswer(error).body.error;
    return ['error', { code, message }];
  }
}
