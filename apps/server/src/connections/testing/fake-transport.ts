import type { Transport } from '../transport.js';

type Changeable = { -readonly [Key in keyof Transport]: Transport[Key] };

/** A transport that is open and does nothing, but for what a test wants to see or to say. */
export function fakeTransport(parts: Partial<Changeable> = {}): Changeable {
  const nothing = () => undefined;
  const transport: Changeable = {
    bufferedBytes: 0,
    takenBytes: 0,
    isOpen: true,
    hasHeartbeat: false,
    send: nothing,
    sendFrame: ({ text }) => {
      transport.send(text);
    },
    pause: nothing,
    resume: nothing,
    ping: () => true,
    close: nothing,
    terminate: nothing,
    onMessage: nothing,
    onPong: nothing,
    onDrain: nothing,
    onClose: nothing,
    ...parts,
  };
  return transport;
}
