// The texts of the dashboard and their translations. `npm run texts` takes the English ones out of the sources into
// locale/en.json, carries translations over to texts of which only the white space has changed, removes those of texts that
// are gone, and says what is still to be translated; with --check nothing is written, and what is not in order fails.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LOCALES = join(import.meta.dirname, '../apps/dashboard/src/locale');
const ENGLISH = join(LOCALES, 'en.json');
const PLACEHOLDER = /\{\$\w+\}/g;

const isCheck = process.argv.includes('--check');
const known = read(ENGLISH);
const texts = extracted();
const problems = readdirSync(LOCALES)
  .filter((name) => name.endsWith('.json') && name !== 'en.json')
  .flatMap((name) => (isCheck ? found(name, read(join(LOCALES, name))) : updated(name)));
if (isCheck && JSON.stringify(known) !== JSON.stringify(texts))
  problems.unshift('en.json is not what the sources have');
if (!isCheck) write(ENGLISH, texts);

for (const problem of problems) console.log(problem);
console.log(
  `${Object.keys(texts).length} texts, ${problems.length} problems${isCheck && problems.length > 0 ? ': npm run texts' : ''}`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

/** The texts of the sources by their ids, in the order of the sources. */
function extracted() {
  const folder = mkdtempSync(join(tmpdir(), 'tachograph-texts-'));
  try {
    const ng = join(import.meta.dirname, '../node_modules/@angular/cli/bin/ng.js');
    const args = ['extract-i18n', 'dashboard', '--format', 'json', '--output-path', folder, '--out-file', 'texts.json'];
    const { status } = spawnSync(process.execPath, [ng, ...args], {
      cwd: join(import.meta.dirname, '..'),
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NG_CLI_ANALYTICS: 'false' },
    });
    if (status !== 0)
      throw new Error('The texts can’t be taken out of the sources: see what is wrong with them above.');
    return read(join(folder, 'texts.json')).translations;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes the translations of a language that are still of use, and says what is wrong with them. */
function updated(name) {
  const file = join(LOCALES, name);
  const translations = read(file);
  const bySource = new Map(Object.entries(known).map(([id, source]) => [plain(source), translations[id]]));
  const entries = Object.entries(texts).map(([id, source]) => [id, translations[id] ?? bySource.get(plain(source))]);
  const kept = Object.fromEntries(entries.filter(([, translation]) => translation !== undefined));
  write(file, kept);
  return found(name, kept);
}

function found(name, translations) {
  const missing = Object.keys(texts).filter((id) => translations[id] === undefined);
  const leftOver = Object.keys(translations).filter((id) => texts[id] === undefined);
  const broken = Object.keys(texts).filter(
    (id) => translations[id] !== undefined && placeholders(translations[id]) !== placeholders(texts[id]),
  );
  return [
    ...missing.map((id) => `${name}: ${id} is missing: ${JSON.stringify(texts[id])}`),
    ...leftOver.map((id) => `${name}: ${id} is of no text any more`),
    ...broken.map((id) => `${name}: ${id} has other placeholders than ${JSON.stringify(texts[id])}`),
  ];
}

function placeholders(text) {
  return [...new Set(text.match(PLACEHOLDER))].sort().join(' ');
}

/** Where a line is broken changes the id of a text, and means nothing. */
function plain(text) {
  return text.replace(/\s+/g, ' ').trim();
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function write(file, content) {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}
