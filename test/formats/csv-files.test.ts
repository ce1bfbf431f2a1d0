import { expect, test } from 'vitest';
import { type CsvBars, fromCsv } from '../../src/formats/index.js';
import { type CsvFile, csvFiles } from './csv-files.js';

const textOf = ({ lines, lineEnd = '\n', before = '' }: CsvFile): string =>
  `${before}${lines.join(lineEnd)}${lineEnd}`;

const barsOf = ({ columns: c }: CsvBars): (string | number)[][] =>
  [...c.time].map((time, i) => [
    new Date(time).toISOString(),
    ...[c.open, c.high, c.low, c.close, c.volume].map((column) => column[i]!),
  ]);

const stamp = (time: string): string =>
  new Date(time.length === 10 ? `${time}T00:00Z` : `${time}Z`).toISOString();

/** Whether a file was read right, refused by the option it should name, or wrong. */
function outcome(file: CsvFile): string {
  const read = fromCsv(textOf(file), file.options ?? {});
  if (read.refusal !== undefined) return `refused: ${read.refusal.option} (${read.refusal.reason})`;
  return JSON.stringify(barsOf(read)) + read.errors.map((error) => ` ${error.reason}`).join('');
}

function expected(file: CsvFile): string {
  if (file.refused !== undefined) return `refused: ${file.refused}`;
  const bars = file.bars!.map(([time, ...numbers]) => [stamp(time), ...numbers]);
  return JSON.stringify(bars) + (file.errors ?? []).map((reason) => ` ${reason}`).join('');
}

test.each(csvFiles.map((file) => [file.source, file] as const))('%s', (_source, file) => {
  const found = outcome(file);
  if (file.refused !== undefined) expect(found.split(' (')[0]).toBe(expected(file));
  else expect(found).toBe(expected(file));
  if (file.note !== undefined) {
    const { notes } = fromCsv(textOf(file), file.options ?? {});
    expect(notes.some((note) => file.note!.test(note))).toBe(true);
  }
});
