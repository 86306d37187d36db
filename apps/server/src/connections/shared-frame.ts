/** What goes to many connections: encoded once for all of them. */
export class SharedFrame {
  private bytes: Buffer | undefined;

  constructor(readonly text: string) {}

  /** A whole unmasked text frame (RFC 6455, section 5.2). */
  get webSocketBytes(): Buffer {
    return (this.bytes ??= frameText(this.text));
  }
}

const FINAL_TEXT = 0x81;

function frameText(text: string): Buffer {
  const size = Buffer.byteLength(text);
  const head = size < 126 ? 2 : size < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + size);
  frame[0] = FINAL_TEXT;
  if (head === 2) frame[1] = size;
  else if (head === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(size, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(size), 2);
  }
  frame.write(text, head);
  return frame;
}
