import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { DecisionLedger, Pipeline, verifyLedger } from '../../../src/pipeline/index.js';
import { cases } from '../../cases.js';
import { Random } from '../../contract/series.js';
import { learning, minutes } from '../market.js';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const pipeline = new Pipeline(learning);
const { configuration } = pipeline;
const ledger = new DecisionLedger({ digest, configuration });
const lines = minutes('X', 9, 60).flatMap((bar) => ledger.add(bar, pipeline.update(bar)));
const text = `${lines.join('\n')}\n`;

it('is whole as it was written', () => {
  expect(lines.length).toBe(60);
  expect(ledger.head.length).toBe(60);
  expect(verifyLedger(text, digest, ledger.head)).toBeUndefined();
  expect(verifyLedger('', digest)).toBeUndefined();
});

it('any flipped bit is found in its line', () => {
  const bytes = Buffer.from(text);
  const lineOf = (at: number): number => text.slice(0, at).split('\n').length - 1;
  const random = new Random(4);
  for (let i = 0; i < cases(5000); i++) {
    const at = random.integer(0, bytes.length - 1);
    const flipped = Buffer.from(bytes);
    flipped[at] = flipped[at]! ^ (1 << random.integer(0, 7));
    const fault = verifyLedger(flipped.toString(), digest, ledger.head);
    expect(fault?.line, `byte ${at}`).toBe(lineOf(at));
  }
});

it('lines that are taken away, put in, repeated or swapped are found', () => {
  const told = (given: readonly string[]): number | undefined =>
    verifyLedger(given.join('\n'), digest, ledger.head)?.line;
  expect(told(lines.slice(0, -1))).toBe(59);
  expect(told(lines.slice(1))).toBe(0);
  expect(told(lines.toSpliced(7, 1))).toBe(7);
  expect(told(lines.toSpliced(7, 0, lines[7]!))).toBe(8);
  expect(told(lines.toSpliced(7, 2, lines[8]!, lines[7]!))).toBe(7);
  expect(told([...lines, lines[59]!])).toBe(60);
  expect(told([])).toBe(0);
});

it('a ledger that was written anew from somewhere on is found by its head', () => {
  const other = new DecisionLedger({ digest, configuration: 'another' });
  const again = new Pipeline(learning);
  const forged = minutes('X', 9, 60).flatMap((bar) => other.add(bar, again.update(bar)));
  expect(verifyLedger(forged.join('\n'), digest)).toBeUndefined();
  expect(verifyLedger(forged.join('\n'), digest, ledger.head)).toEqual({
    line: 59,
    fault: 'changed',
  });
});

it('goes on after a head as if it had never stopped', () => {
  const bars = minutes('X', 9, 60);
  const first = new DecisionLedger({ digest, configuration });
  const again = new Pipeline(learning);
  const before = bars.slice(0, 20).flatMap((bar) => first.add(bar, again.update(bar)));
  const second = new DecisionLedger({ digest, configuration, after: first.head });
  const after = bars.slice(20).flatMap((bar) => second.add(bar, again.update(bar)));
  expect([...before, ...after]).toEqual(lines);
});

it('an entry says configuration, bar, decision and reasons; what JSON has no word for is a word', () => {
  const entry = JSON.parse(lines[0]!.slice(65));
  expect(entry.configuration).toBe(digest(configuration));
  expect(entry.bar.time).toBe(minutes('X', 9, 1)[0]!.time);
  expect(entry.decision.reasons.length).toBeGreaterThan(0);
  expect(entry.decision.stop).toBe('NaN');
});

it.each([
  [{ digest: 5, configuration }, 'digest'],
  [{ digest: () => 5, configuration }, 'digest'],
  [{ digest: () => '', configuration }, 'digest'],
  [{ digest, configuration, after: { length: -1, digest: '' } }, 'after.length'],
  [{ digest, configuration, after: { length: 3 } }, 'after.digest'],
  [{ digest }, 'configuration'],
  [{ digest, configuration, hash: digest }, 'hash'],
])('options %o are refused', (given, path) => {
  expect(() => new DecisionLedger(given as never)).toThrow(path);
});
