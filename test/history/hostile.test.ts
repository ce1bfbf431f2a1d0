import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SnapshotError } from '../../src/core/index.js';
import { checksum } from '../../src/history/checksum.js';
import { BarHistory, decodeBars, encodeBars } from '../../src/history/index.js';
import { cases } from '../cases.js';
import { walk } from './walk.js';

const bytes = encodeBars(walk({ length: 300, decimals: 2, seed: 1 }));

/** The value or the `SnapshotError` that `read` ends in; anything else fails the test. */
function outcome(read: () => unknown): 'value' | 'refused' {
  try {
    read();
    return 'value';
  } catch (error) {
    if (error instanceof SnapshotError && error.code === 'malformed') return 'refused';
    throw error;
  }
}

/** `changed` with a checksum that fits: what somebody does who means it. */
function resealed(changed: Uint8Array): Uint8Array {
  const sealed = changed.slice();
  if (sealed.length >= 8) new DataView(sealed.buffer).setUint32(4, checksum(sealed, 8), true);
  return sealed;
}

test('what is no Uint8Array, another file, or cut short is refused', () => {
  for (const given of [
    undefined,
    null,
    'bwh1',
    [1, 2],
    new Uint8Array(0),
    Uint8Array.of(1, 2, 3, 4),
  ]) {
    expect(outcome(() => decodeBars(given as Uint8Array))).toBe('refused');
    expect(outcome(() => BarHistory.from(given as Uint8Array))).toBe('refused');
  }
  for (let length = 0; length < bytes.length; length += 7) {
    expect(outcome(() => decodeBars(bytes.subarray(0, length)))).toBe('refused');
    const cut = resealed(bytes.subarray(0, length));
    expect(outcome(() => decodeBars(cut))).toBe('refused');
  }
});

test('one changed byte is found out', () => {
  for (let i = 0; i < bytes.length; i++) {
    const changed = bytes.slice();
    changed[i] = changed[i]! ^ (1 << (i & 7));
    expect(outcome(() => decodeBars(changed))).toBe('refused');
  }
});

test('bytes with a checksum that fits end in bars or in a SnapshotError', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      (changes) => {
        const changed = bytes.slice();
        for (const [at, byte] of changes) changed[at] = byte;
        outcome(() => decodeBars(resealed(changed), { maxBars: 5000 }));
      },
    ),
    { numRuns: cases(1500) },
  );
});

test('bars that are claimed and not there cost no memory', () => {
  const claimed = Uint8Array.of(
    ...bytes.subarray(0, 9),
    255,
    255,
    255,
    1,
    ...bytes.subarray(11, 60),
  );
  const before = process.memoryUsage().arrayBuffers;
  expect(outcome(() => decodeBars(resealed(claimed)))).toBe('refused');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8_000_000);
});

test('a history from outside: any bytes changed, it is refused, or reading it is, or it reads', () => {
  const history = new BarHistory();
  history.merge(walk({ length: 5000, decimals: 2, seed: 2 }));
  const whole = history.toBytes();
  fc.assert(
    fc.property(fc.nat(60), fc.nat(255), (at, byte) => {
      const changed = whole.slice();
      changed[at] = byte;
      outcome(() => BarHistory.from(changed).read(0, 1_600_000_000_000));
    }),
    { numRuns: cases(300) },
  );
});
