/** @jest-environment node */
import { guessRoles, rolesProblem, withRole } from './column-roles';
import { importQuery, type ImportOptions } from './import-query';

const roles = (header: string[], row: string[]) => guessRoles(header, [row]).map(({ role }) => role);

describe('what the columns of a file are', () => {
  it('is guessed where each row is one value', () => {
    expect(roles(['Timestamp', 'Vehicle', 'metric', 'value', 'Unit'], ['', '', '', '1', ''])).toEqual([
      'time',
      'device',
      'channel',
      'value',
      'unit',
    ]);
  });

  it('is guessed where each column is a channel: those of numbers, by their names and units', () => {
    const columns = guessRoles(['Zeit', 'Speed (km/h)', 'RPM', 'note'], [['2026-01-01', '1,5', '800', 'fine']]);
    expect(columns.map(({ role }) => role)).toEqual(['time', 'values', 'values', 'ignore']);
    expect(columns[1]).toMatchObject({ channel: 'Speed', unit: 'km/h' });
  });

  it('goes on with a channel that is called the same but for capitals', () => {
    const channels = (known: string[]) => guessRoles(['t', 'Speed', 'RPM'], [['', '1', '2']], known);
    expect(channels(['rpm', 'speed']).map(({ channel }) => channel)).toEqual(['t', 'speed', 'rpm']);
    expect(channels(['speed', 'Speed'])[1]?.channel).toBe('Speed');
  });

  it('is guessed for an export of InfluxDB', () => {
    const header = ['', 'result', 'table', '_time', '_value', '_field', '_measurement', 'host'];
    expect(roles(header, ['', '', '0', '2026', '1', 'usage', 'cpu', 'a'])).toEqual([
      'ignore',
      'ignore',
      'ignore',
      'time',
      'value',
      'channel',
      'ignore',
      'device',
    ]);
  });

  it('is given to one column at a time, but for channels', () => {
    const columns = guessRoles(['time', 'when', 'a', 'b'], [['', '', '1', '2']]);
    expect(withRole(columns, 1, 'time').map(({ role }) => role)).toEqual(['ignore', 'time', 'values', 'values']);
  });

  it('must be a time and a value at least', () => {
    const columns = guessRoles(['time', 'a'], [['', '1']]);
    expect(rolesProblem(columns)).toBeNull();
    expect(rolesProblem(withRole(columns, 0, 'ignore'))).toContain('time');
    expect(rolesProblem(withRole(columns, 1, 'ignore'))).toContain('value');
    expect(rolesProblem(columns.map((column) => ({ ...column, channel: ' ' })))).toContain('name');
  });
});

describe('what the server is told of a file', () => {
  const options: ImportOptions = {
    device: ' van-1 ',
    channel: '',
    unit: '',
    timeZone: 'Europe/Berlin',
    timeFormat: 'dd.MM.yyyy HH:mm',
    decimalComma: true,
  };
  const sample = {
    format: 'csv',
    isCompressed: false,
    encoding: 'utf-8',
    delimiter: ';',
    header: [],
    rows: [],
    isExport: false,
  } as const;

  it('names the columns, with what would divide them percent-encoded', () => {
    const columns = guessRoles(['time', 'a=b; 50%:x (km/h)'], [['', '1']]);
    const query = importQuery(sample, columns, options, true);
    expect(query.get('columns')).toBe('time=time;value:a%3Db%3B 50%25%3Ax:km/h=a%3Db%3B 50%25%3Ax (km/h)');
    expect(Object.fromEntries(query)).toMatchObject({
      format: 'csv',
      delimiter: ';',
      device: 'van-1',
      timeZone: 'Europe/Berlin',
      timeFormat: 'dd.MM.yyyy HH:mm',
      decimalComma: 'true',
      dryRun: 'true',
    });
    expect(query.has('channel')).toBe(false);
  });

  it('tells an encoding other than UTF-8', () => {
    expect(importQuery(sample, [], options, true).has('encoding')).toBe(false);
    expect(importQuery({ ...sample, encoding: 'windows-1252' }, [], options, true).get('encoding')).toBe(
      'windows-1252',
    );
  });

  it('is nothing but the format for a file that was exported here', () => {
    const query = importQuery({ ...sample, isExport: true }, [], options, false);
    expect(Object.fromEntries(query)).toEqual({ format: 'csv', dryRun: 'false' });
  });
});
