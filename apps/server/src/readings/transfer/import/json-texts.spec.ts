import fc from 'fast-check';
import { JsonTexts } from './json-texts.js';

function textsOf(json: string, size: number): unknown[] {
  const texts = new JsonTexts();
  const bytes = Buffer.from(json);
  const found: string[] = [];
  for (let at = 0; at < bytes.length; at += size) found.push(...texts.push(bytes.subarray(at, at + size)));
  texts.end();
  return found.map((text): unknown => JSON.parse(text));
}

const records = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 10 });

describe('the records of a JSON document', () => {
  it('are the objects of an array, or of one within the document, wherever its bytes are cut', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 50 }), (made, size) => {
        // JSON has no -0.
        const objects = JSON.parse(JSON.stringify(made)) as unknown[];
        expect(textsOf(JSON.stringify(objects), size)).toEqual(objects);
        const about = { note: '[{"no": "record"}]', data: objects, rows: objects.length };
        expect(textsOf(JSON.stringify(about, undefined, 2), size)).toEqual(objects);
      }),
    );
  });

  it.each(['time,value\n1,2', '"text"', ''])('are not to be had from what is none: %j', (text) => {
    expect(() => textsOf(text, 10)).toThrow('no JSON document');
  });

  it('are not looked for in a file of nothing but brackets, which would fill the memory', () => {
    expect(() => new JsonTexts().push(Buffer.alloc(100_000, '['))).toThrow('no JSON document');
    expect(() => new JsonTexts().push(Buffer.from(`[${'{"a":'.repeat(100_000)}`))).toThrow('no JSON document');
  });

  it('are not all there in a document that breaks off', () => {
    expect(() => textsOf('[{"a":1},{"a"', 4)).toThrow('it has no end');
  });
});
