import { expect, test } from 'vitest';
import { type CsvBars, fromCsv, sniffCsv } from '../../src/formats/index.js';
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

test('the table: read right, refused with the option, silently wrong', () => {
  const table = new Map<string, { right: number; refused: number; wrong: number }>();
  for (const file of csvFiles) {
    const source = file.source.split(/[,:]| by | in /)[0]!;
    const counts = table.get(source) ?? { right: 0, refused: 0, wrong: 0 };
    table.set(source, counts);
    const found = outcome(file);
    if (found.startsWith('refused')) counts.refused += 1;
    else if (found === expected(file)) counts.right += 1;
    else counts.wrong += 1;
  }
  const lines = [...table].map(([source, { right, refused, wrong }]) => {
    return `${source.padEnd(52)}${right}  ${refused}  ${wrong}`;
  });
  console.log(['source: read right, refused by option, silently wrong', ...lines].join('\n'));
  const all = [...table.values()];
  expect(csvFiles.length).toBeGreaterThanOrEqual(60);
  expect(all.reduce((sum, { wrong }) => sum + wrong, 0)).toBe(0);
});

test('bytes are no text: the message says what to do', () => {
  expect(() => fromCsv(Buffer.from('date,open') as never)).toThrow(/text must be a text: decode/);
});

test('what was recognised is said in words, and the plan is plain data', () => {
  const { plan, notes } = sniffCsv(textOf(csvFiles.find((f) => f.source.includes('Germany'))!));
  expect(notes).toEqual([
    "6 cells a row, with ';' between them; titles on line 1, rows from line 2",
    "time: 'Datum'",
    "',' is the decimal sign: 10,5",
    'dates are day, month, year: 30.01.2024 is nothing else',
    'times are dates: midnight UTC',
  ]);
  expect(structuredClone(plan)).toEqual(plan);
  const { refusal } = sniffCsv('date,open,high,low,close\n01/02/2019,1,1,1,1\n');
  expect(refusal).toMatchObject({ line: 2, reason: 'ambiguous-date', option: 'dateFormat' });
});
