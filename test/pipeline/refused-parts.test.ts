import { expect, it } from 'vitest';
import type { Snapshot } from '../../src/core/index.js';
import { changedParts, restoreParts } from '../../src/pipeline/index.js';
import { forged, is, lived, make, refusal, twice } from './forged.js';

const parts = [...changedParts(lived).parts];
const fresh = make();
const filled = (value: number) => (numbers: Float64Array) => numbers.map(() => value);

it.each<[string, readonly Snapshot[], string]>([
  ['nothing', [], 'expected a first part'],
  ['a lane alone', [parts[1]!], 'shared part'],
  ['no lane', [parts[0]!], 'the lane of A is missing'],
  [
    'another order',
    [forged(parts[0]!, 'symbols', twice), parts[1]!],
    'state.symbols: expected each symbol once',
  ],
  [
    'no symbols',
    [forged(parts[0]!, 'symbols', is(5)), parts[1]!],
    'state.symbols: expected at most 2 symbols',
  ],
  [
    'too many symbols',
    [forged(parts[0]!, 'symbols', is(['A', 'B', 'C']))],
    'state.symbols: expected at most 2',
  ],
  [
    'no symbol',
    [forged(parts[0]!, 'symbols', is([''])), parts[1]!],
    'state.symbols[0]: expected a symbol',
  ],
  [
    'no epoch',
    [forged(parts[0]!, 'epoch', is(-1)), parts[1]!],
    'state.epoch: expected the number of an epoch',
  ],
  [
    'no age',
    [forged(parts[0]!, 'changedIn', filled(0.5)), parts[1]!],
    'state.changedIn[0]: expected the number',
  ],
  [
    'a later age',
    [forged(parts[0]!, 'changedIn', filled(99)), parts[1]!],
    'the lane of A changed after it was written',
  ],
  [
    'a later lane',
    [parts[0]!, forged(parts[1]!, 'epoch', is(99))],
    'the lane of A is newer than the shared part',
  ],
  [
    'a time to come',
    [forged(parts[0]!, 'passed', is({ now: 0, epoch: 99 })), parts[1]!],
    'state.passed: expected a time that has passed by now',
  ],
  [
    'no time',
    [forged(parts[0]!, 'passed', is({ now: 1e16, epoch: 0 })), parts[1]!],
    'state.passed: expected a time that has passed by now',
  ],
])('parts with %s are refused', (_, given, message) => {
  const found = refusal(() => restoreParts(fresh, given));
  expect(found).toMatch(/^SnapshotError/);
  expect(found).toContain(message);
});

it('parts as they were written are restored', () => {
  expect(refusal(() => restoreParts(fresh, parts))).toBe('accepted');
  expect(fresh.snapshot()).toStrictEqual(lived.snapshot());
});
