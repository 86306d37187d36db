import { LineSplitter, type SplitLine } from './line-splitter.js';

const LIMIT = 64;

/** What the splitter makes of these chunks and of the end after them: the text of each line, or its fault in brackets. */
function split(...chunks: (string | Buffer)[]): string[] {
  const splitter = new LineSplitter(LIMIT);
  const show = (line: SplitLine) => ('text' in line ? line.text : `<${line.fault}>`);
  return [...chunks.flatMap((chunk) => splitter.push(Buffer.from(chunk))), ...splitter.end()].map(show);
}

describe('the splitting of chunks into lines', () => {
  it('puts a line together that is cut anywhere, inside a character too', () => {
    const text = '{"road":"Straße 🚗 ä"}\n{"speed":"7"}\r\n';
    const bytes = Buffer.from(text);
    const whole = ['{"road":"Straße 🚗 ä"}', '{"speed":"7"}'];
    for (let at = 0; at <= bytes.length; at++) expect(split(bytes.subarray(0, at), bytes.subarray(at))).toEqual(whole);
    expect(split(...[...bytes].map((byte) => Buffer.from([byte])))).toEqual(whole);
  });

  it('gives every line of a chunk that holds ten', () => {
    const lines = Array.from({ length: 10 }, (_, n) => `line ${n}`);
    expect(split(`${lines.join('\n')}\n`)).toEqual(lines);
  });

  it('takes LF and CR LF for an end, and a CR inside a line for a part of it', () => {
    expect(split('a\r\nb\nc\rd\r', '\ne\r', 'f\n')).toEqual(['a', 'b', 'c\rd', 'e\rf']);
  });

  it('gives empty lines as such', () => {
    expect(split('\n\r\na\n')).toEqual(['', '', 'a']);
  });

  it('gives what follows the last line end when the stream ends, and nothing where nothing does', () => {
    expect(split('a\nb')).toEqual(['a', 'b']);
    expect(split('a\n')).toEqual(['a']);
    expect(split()).toEqual([]);
  });

  it('takes a line of the full length, its end not counted', () => {
    const line = 'x'.repeat(LIMIT);
    for (const end of ['\n', '\r\n', '']) expect(split(line + end)).toEqual([line]);
    expect(split(`${line}\r`, '\nnext\n')).toEqual([line, 'next']);
  });

  it('tells of a longer line once, as soon as it is too long, keeps none of it, and goes on with the next', () => {
    const splitter = new LineSplitter(LIMIT);
    expect(splitter.push(Buffer.from('x'.repeat(LIMIT)))).toEqual([]);
    expect(splitter.push(Buffer.from('x'))).toEqual([{ fault: 'too long' }]);
    for (let i = 0; i < 1000; i++) expect(splitter.push(Buffer.alloc(65_536, 'x'))).toEqual([]);
    expect(splitter.push(Buffer.from('rest\nnext\n'))).toEqual([{ text: 'next' }]);
    expect(split(`${'x'.repeat(LIMIT + 1)}\nnext`)).toEqual(['<too long>', 'next']);
    expect(split('x'.repeat(LIMIT + 1))).toEqual(['<too long>']);
  });

  it('tells of bytes that are no UTF-8, and reads the line after them', () => {
    expect(split(Buffer.from([0x7b, 0xff, 0x0a]), 'next\n')).toEqual(['<no UTF-8>', 'next']);
    expect(split(Buffer.from('ä').subarray(0, 1))).toEqual(['<no UTF-8>']);
  });
});
