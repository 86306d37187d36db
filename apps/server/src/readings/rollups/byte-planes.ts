/**
 * Numbers as planes: the first byte of each, then the second byte of each, and so on. What is alike in neighbours then lies together,
 * which is what a compressor needs.
 */

const DOUBLE_BYTES = 8;

/** Planes from which on whole numbers don't fit into 31 bits. */
const SMALL_WIDTH = 4;

/** Writes planes one after the other. */
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
    const { bytes } = this;
    const zigzag = new Float64Array(values.length);
    let largest = 0;
    for (let index = 0; index < values.length; index++) {
      const value = values[index] ?? 0;
      const positive = value < 0 ? -2 * value - 1 : 2 * value;
      zigzag[index] = positive;
      if (positive > largest) largest = positive;
    }
    const width = largest === 0 ? 0 : Math.floor(Math.log2(largest) / 8) + 1;
    bytes[this.at] = width;
    let at = this.at + 1;
    for (let plane = 0; plane < width; plane++) {
      for (let index = 0; index < zigzag.length; index++) {
        const value = zigzag[index] ?? 0;
        const higher = Math.floor(value / 256);
        bytes[at++] = value - higher * 256;
        zigzag[index] = higher;
      }
    }
    this.at = at;
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
    const width = this.bytes[this.at++] ?? 0;
    const values = width < SMALL_WIDTH ? this.small(count, width) : this.large(count, width);
    this.at += width * count;
    return values;
  }

  /** Numbers that 32-bit arithmetic is enough for, which is several times as fast. */
  private small(count: number, width: number): Float64Array {
    const { bytes, at } = this;
    const values = new Float64Array(count);
    for (let index = 0; index < count; index++) {
      let zigzag = 0;
      for (let plane = width - 1; plane >= 0; plane--)
        zigzag = (zigzag << 8) | (bytes[at + plane * count + index] ?? 0);
      values[index] = (zigzag >>> 1) ^ -(zigzag & 1);
    }
    return values;
  }

  private large(count: number, width: number): Float64Array {
    const { bytes, at } = this;
    const values = new Float64Array(count);
    for (let index = 0; index < count; index++) {
      let zigzag = 0;
      for (let plane = width - 1; plane >= 0; plane--) zigzag = zigzag * 256 + (bytes[at + plane * count + index] ?? 0);
      values[index] = zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
    }
    return values;
  }

  doubles(count: number): Float64Array {
    const values = new Float64Array(count);
    const into = new Uint8Array(values.buffer);
    const { bytes, at } = this;
    for (let plane = 0; plane < DOUBLE_BYTES; plane++) {
      const from = at + plane * count;
      for (let index = 0; index < count; index++) into[index * DOUBLE_BYTES + plane] = bytes[from + index] ?? 0;
    }
    this.at = at + DOUBLE_BYTES * count;
    return values;
  }
}
