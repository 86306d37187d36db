import type { CloseReason } from '@tachograph/contracts';
import type { SharedFrame } from './shared-frame.js';

/** One socket, whatever its protocol: what a connection needs of it. */
export interface Transport {
  /** Bytes handed over but not yet taken by the network. */
  readonly bufferedBytes: number;
  /** Bytes that the network has taken so far. */
  readonly takenBytes: number;
  readonly isOpen: boolean;
  /** Whether its protocol finds dead peers by itself. */
  readonly hasHeartbeat: boolean;

  send(text: string): void;
  /** Sends a frame that others get as well. */
  sendFrame(frame: SharedFrame): void;

  /** Takes nothing more from the network until {@link resume}: the other side's sending comes to a halt. */
  pause(): void;

  resume(): void;

  /** Asks the other side for a sign of life; false where there is no way to. */
  ping(): boolean;

  /** Closes with the reason's code; if the other side does not answer, cuts the socket. */
  close(reason: CloseReason): void;

  /** Cuts the socket at once. */
  terminate(): void;

  /** @param receive called for each message with its text, or `undefined` where it is no valid UTF-8, and its bytes */
  onMessage(receive: (text: string | undefined, bytes: number) => void): void;

  /** Signs of life that are no messages. */
  onPong(receive: () => void): void;

  /** Called each time that what was waiting to be sent has been taken by the network. */
  onDrain(receive: () => void): void;

  /** Called once, when the socket is gone for whatever reason. */
  onClose(receive: () => void): void;
}
