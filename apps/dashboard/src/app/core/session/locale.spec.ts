/** @jest-environment node */
import { languageFor, localeFor } from './locale';

describe('the language of the texts', () => {
  it('is the first that the reader prefers and there is', () => {
    expect(languageFor(null, ['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(languageFor(null, ['EN-us', 'de'])).toBe('en');
  });

  it('is English where there is none that the reader prefers', () => {
    expect(languageFor(null, ['fr', 'it'])).toBe('en');
    expect(languageFor(null, [])).toBe('en');
  });

  it('is that which was chosen, unless it is none any more', () => {
    expect(languageFor('en', ['de'])).toBe('en');
    expect(languageFor('tlh', ['de'])).toBe('de');
  });
});

describe('how numbers and times are written', () => {
  it('is as in the reader’s region, where that speaks the language of the texts', () => {
    expect(localeFor('de', ['en-US', 'de-CH', 'de-DE'])).toBe('de-CH');
    expect(localeFor('en', ['en-US'])).toBe('en-US');
  });

  it('is as usual in the language where the reader names no region of it', () => {
    expect(localeFor('de', ['en-US'])).toBe('de-DE');
    expect(localeFor('en', ['en', 'fr-FR'])).toBe('en-GB');
  });

  it('is not as in a region that nobody knows', () => {
    expect(localeFor('en', ['en-US@posix'])).toBe('en-GB');
  });
});
