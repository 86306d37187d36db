/** @jest-environment node */
import { fakeFile } from '../../../testing/fake-file';
import { sampleOf } from './file-sample';

const file = (text: string) => fakeFile('a file', text);

describe('the beginning of a file', () => {
  it('is CSV of others, whose columns are to be mapped', async () => {
    expect(await sampleOf(file('\uFEFFwhen;speed\r\n1;2\r\n'))).toEqual({
      format: 'csv',
      isCompressed: false,
      encoding: 'utf-8',
      delimiter: ';',
      header: ['when', 'speed'],
      rows: [['1', '2']],
      isExport: false,
    });
  });

  it.each([
    ['windows-1252', [0x4b, 0xfc, 0x63, 0x68, 0x65]],
    ['utf-16le', [0xff, 0xfe, 0x4b, 0, 0xfc, 0, 0x63, 0, 0x68, 0, 0x65, 0]],
  ] as const)('is read in %s where it is no UTF-8', async (encoding, bytes) => {
    const sample = await sampleOf(fakeFile('a file', Uint8Array.from(bytes)));
    expect(sample).toMatchObject({ encoding, header: ['Küche'] });
  });

  it('is UTF-8 although what is looked at ends within a character', async () => {
    expect((await sampleOf(file('K' + 'ü'.repeat(40_000)))).encoding).toBe('utf-8');
  });

  it('is CSV that was exported here', async () => {
    const text = 'time (Europe/Berlin),device,channel,unit,value,id\r\n';
    expect((await sampleOf(file(text))).isExport).toBe(true);
  });

  it.each([
    ['ndjson', '{"export":{}}\n{"time":"2026"}\n'],
    ['json', '{"timeZone":"UTC","data":[\n{"time":"2026"}]}'],
    ['json', '[\n{"time":1}\n]'],
    ['parquet', 'PAR1\u0015\u0004'],
  ] as const)('is %s', async (format, text) => {
    expect((await sampleOf(file(text))).format).toBe(format);
  });
});
