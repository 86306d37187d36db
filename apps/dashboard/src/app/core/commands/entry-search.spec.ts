/** @jest-environment node */
import { searchEntries, type PaletteEntry } from './entry-search';

const entry = (label: string, group = 'Pages', detail = ''): PaletteEntry => ({
  ...{ id: label, label, group, detail, keys: null },
  run: () => undefined,
});
const ALL = [
  entry('Save the dashboard as a file', 'Dashboard'),
  entry('Dashboards'),
  entry('Prüfstand', 'Devices', 'bench-7'),
  entry('Undo', 'Dashboard'),
];
const found = (text: string) => searchEntries(ALL, text).map(({ label }) => label);

describe('the search of the palette', () => {
  it('has everything in its order where nothing is typed', () => {
    expect(found('  ')).toEqual(ALL.map(({ label }) => label));
  });

  it('finds words that stand apart, in any order', () => {
    expect(found('file sav')).toEqual(['Save the dashboard as a file']);
    expect(found('file undo')).toEqual([]);
  });

  it('has what begins with the word first, then what has it within, then what is only near it', () => {
    expect(found('dash')).toEqual(['Dashboards', 'Save the dashboard as a file', 'Undo']);
  });

  it('minds neither case nor accents, and knows the other name of a thing', () => {
    expect(found('PRUF')).toEqual(['Prüfstand']);
    expect(found('bench-7')).toEqual(['Prüfstand']);
  });
});
