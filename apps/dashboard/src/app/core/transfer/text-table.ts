/**
 * The first records of a text in which fields are divided by a delimiter and may stand in quotes (RFC 4180).
 * For a preview: the whole file is read by the server.
 * @param limit records at most; the last one may be cut off where the text is
 */
export function readTable(text: string, delimiter: string, limit: number): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let place = 0; place < text.length && records.length < limit; place += 1) {
    const character = text.charAt(place);
    if (isQuoted) {
      if (character !== '"') field += character;
      else if (text[place + 1] === '"') field += text.charAt(++place);
      else isQuoted = false;
    } else if (character === '"' && field === '') {
      isQuoted = true;
    } else if (character === delimiter) {
      record.push(field);
      field = '';
    } else if (character === '\n') {
      record.push(field.replace(/\r$/, ''));
      if (record.length > 1 || record[0] !== '') records.push(record);
      record = [];
      field = '';
    } else {
      field += character;
    }
  }
  if (records.length < limit && (field !== '' || record.length > 0)) records.push([...record, field]);
  return records;
}

/** Which of `,`, `;` and tab divides most in the first line. */
export function guessDelimiter(text: string): ',' | ';' | '\t' {
  const [line = ''] = text.split('\n', 1);
  const count = (delimiter: string) => line.split(delimiter).length;
  return ([',', ';', '\t'] as const).toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}
