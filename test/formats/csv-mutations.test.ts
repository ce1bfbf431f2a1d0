import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect, test } from 'vitest';
import { type CsvBars, CsvReader, fromCsv } from '../../src/formats/index.js';
import { cases } from '../cases.js';
import { csvFiles } from './csv-files.js';

const texts = csvFiles
  .filter(({ lineEnd = '\n' }) => lineEnd !== '\0\n\0')
  .map(({ lines, lineEnd = '\n', before = '', options = {} }) => {
    return { text: `${before}${lines.join(lineEnd)}${lineEnd}`, options };
  });

const alphabet = [
  ...'0123456789.,;:\t|"\'-+/ eETZapmM\n\r$%<>',
  '""',
  '\r\n',
  '\uFEFF',
  '1e9',
  ',,',
];

const random = xoroshiro128plus(20_240_102);
const below = (n: number): number => (random.next() >>> 0) % n;

/** One to four slips of a hand, an editor or a network. */
function mutated(text: string): string {
  let result = text;
  for (let i = below(4); i >= 0; i--) {
    const at = below(result.length + 1);
    const length = 1 + below(6);
    const lines = result.split('\n');
    const line = below(lines.length);
    const slip = below(7);
    if (slip === 0) result = result.slice(0, at) + result.slice(at + length);
    else if (slip === 1)
      result = result.slice(0, at) + alphabet[below(alphabet.length)] + result.slice(at);
    else if (slip === 2)
      result = result.slice(0, at) + alphabet[below(alphabet.length)] + result.slice(at + 1);
    else if (slip === 3) result = lines.toSpliced(line, 1).join('\n');
    else if (slip === 4) result = lines.toSpliced(line, 0, lines[below(lines.length)]!).join('\n');
    else if (slip === 5) result = result.slice(0, at);
    else
      result = result.replaceAll(
        alphabet[below(alphabet.length)]!,
        alphabet[below(alphabet.length)]!,
      );
  }
  return result;
}

test('of any text, however damaged, each row is a bar or an error, and nothing throws', () => {
  const start = performance.now();
  const outcomes = { read: 0, withErrors: 0, refused: 0 };
  const count = cases(100_000);
  for (let i = 0; i < count; i++) {
    const { text: whole, options } = texts[below(texts.length)]!;
    const text = mutated(whole);
    const read = fromCsv(text, options);
    const fault = faultOf(text, read);
    if (fault !== undefined) expect.fail(`${fault}: ${JSON.stringify({ text, options })}`);
    outcomes[
      read.refusal !== undefined ? 'refused' : read.errors.length > 0 ? 'withErrors' : 'read'
    ] += 1;
    if (i % 20 === 0) {
      const reader = new CsvReader(options);
      const step = 1 + below(40);
      for (let at = 0; at < text.length; at += step) reader.push(text.slice(at, at + step));
      expect(reader.end()).toEqual(read);
    }
  }
  console.log(`${count} damaged texts:`, JSON.stringify(outcomes));
  expect(performance.now() - start).toBeLessThan(count * 5 + 5_000);
});

/** What is wrong with a result, whatever the text. */
function faultOf(text: string, read: CsvBars): string | undefined {
  if (read.rows !== read.columns.time.length + read.errors.length) return 'a row is lost';
  if (!read.columns.time.every(Number.isSafeInteger)) return 'a time is no whole number';
  if (read.refusal !== undefined) {
    const isAll = read.errors.every((error) => error === read.refusal);
    return isAll && read.columns.time.length === 0 ? undefined : 'refused in part';
  }
  // A quoted cell may hold line ends; without quotes each line that is not blank is a row.
  const isCounted = text.includes('"') || read.rows + read.others === linesBehind(text, read.plan!);
  return isCounted ? undefined : 'a line is lost';
}

function linesBehind(text: string, plan: { lineEnd: string; linesBefore: number }): number {
  const lines = text.replaceAll('\0', '').split(plan.lineEnd).slice(plan.linesBefore);
  return lines.filter((line) => line.trim() !== '').length;
}
