/**
 * Numbers as planes: the first byte of each, then the second byte of each, and so on. What is alike in neighbours then lies together,
 * which is what a compressor needs.
 */

const DOUBLE_BYTES = 8;

/** Reads or writes planes one after the other. */
export class PlaneWriter {
  private readonly view: DataView;
  private at = 0;

  /** @param bytes large enough for whatever is written */
  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** What was written so far. */
  get written(): Uint8Array {
    return this.bytes.subarray(0, this.at);
  }

  number16(value: number): void {
    this.view.setUint16(this.at, value);
    this.at += 2;
  }

  double(value: number): void {
    this.view.setFloat64(this.at, value);
    this.at += DOUBLE_BYTES;
  }

  /** Whole numbers of less than 2^52 in size, in as many planes as the largest needs. */
  integers(values: Float64Array): void {
    const zigzag = values.map((value) => (value < 0 ? -2 * value - 1 : 2 * value));
    const largest = zigzag.reduce((max, value) => Math.max(max, value), 0);
    const width = largest === 0 ? 0 : Math.floor(Math.log2(largest) / 8) + 1;
    this.bytes[this.at++] = width;
    for (let plane = 0; plane < width; plane++) {
      const unit = 256 ** plane;
      for (const value of zigzag) this.bytes[this.at++] = Math.floor(value / unit) % 256;
    }
  }

  /** Doubles, bit by bit. */
  doubles(values: Float64Array): void {
    const from = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    for (let plane = 0; plane < DOUBLE_BYTES; plane++) {
      for (let byte = plane; byte < from.length; byte += DOUBLE_BYTES) this.bytes[this.at++] = from[byte] ?? 0;
    }
  }
}

/** Reads what a {@link PlaneWriter} has written, in the same order. */
export class PlaneReader {
  private readonly view: DataView;
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  number16(): number {
    this.at += 2;
    return this.view.getUint16(this.at - 2);
  }

  double(): number {
    this.at += DOUBLE_BYTES;
    return this.view.getFloat64(this.at - DOUBLE_BYTES);
  }

  integers(count: number): Float64Array {
    const bytes = this.bytes;
    const width = bytes[this.at++] ?? 0;
    const values = new Float64Array(count);
    for (let plane = 0; plane < width; plane++) {
      const unit = 256 ** plane;
      const from = this.at + plane * count;
      for (let index = 0; index < count; index++) {
        values[index] = (values[index] ?? 0) + (bytes[from + index] ?? 0) * unit;
      }
    }
    this.at += width * count;
    for (let index = 0; index < count; index++) {
      const value = values[index] ?? 0;
      values[index] = value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    }
    return values;
  }

  doubles(count: number): Float64Array {
    const values = new Float64Array(count);
    const into = new Uint8Array(values.buffer);
    for (let plane = 0; plane < DOUBLE_BYTES; plane++) {
      for (let index = 0; index < count; index++) {
        into[index * DOUBLE_BYTES + plane] = this.bytes[this.at++] ?? 0;
      }
    }
    return values;
  }
}
