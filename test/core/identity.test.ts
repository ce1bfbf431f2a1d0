import { describe, expect, it } from 'vitest';
import {
  decodeBinary,
  decodeText,
  encodeBinary,
  encodeText,
  type Snapshot,
  SnapshotError,
} from '../../src/core/index.js';
import { SignalCorrelator } from '../../src/correlation/index.js';
import { Ema, IncrementalIndicators } from '../../src/indicators/index.js';
import { Pipeline, restoreParts, snapshotParts } from '../../src/pipeline/index.js';
import { DataValidator } from '../../src/validation/index.js';

// An id is short whatever it stands for; what it stands for is in the snapshot once, so that one that
// does not fit says what differs.

interface Owner {
  readonly id: string;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
}

const many = (from: number) =>
  Object.fromEntries(
    Array.from({ length: 400 }, (_, i) => [`ema${i}`, { kind: 'ema' as const, period: from + i }]),
  );
const timeframes = ['5m', '15m', '1h', '4h', '1d'];
const strategies = Array.from({ length: 8 }, (_, i) => `strategy ${i}`);
const bar = { time: 0, open: 10, high: 11, low: 9, close: 10, volume: 1 };

const pipeline = (rho: number, period = 14): Pipeline =>
  new Pipeline({
    base: '5m',
    timeframes,
    correlation: { rho },
    indicators: { x: { kind: 'rsi', period } },
  });

const pairs: readonly [string, Owner, Owner, string][] = [
  ['an operator', new Ema(20), new Ema(50), '"ema(20)" in the snapshot, "ema(50)" here'],
  [
    'a set',
    new IncrementalIndicators(many(2)),
    new IncrementalIndicators(many(3)),
    '" in the snapshot, "indicators(ema(3) of close;',
  ],
  [
    'a validator',
    new DataValidator({ base: '1m', conflict: 'first' }),
    new DataValidator({ base: '1m' }),
    '"conflict=first',
  ],
  [
    'a correlator',
    new SignalCorrelator({ timeframes, strategies, rho: 0.3 }),
    new SignalCorrelator({ timeframes, strategies, rho: 0.4 }),
    '"0.3,',
  ],
  ['a pipeline', pipeline(0.5), pipeline(0.25), 'signalCorrelator: 0.5 in the snapshot, 0.25 here'],
  [
    'an indicator of a pipeline',
    pipeline(0.5, 9),
    pipeline(0.5, 21),
    'indicators → rsi: 9 in the snapshot, 21 here',
  ],
];

describe.each(pairs)('%s of another configuration', (_what, one, other, difference) => {
  it('is refused by an error that says what differs', () => {
    const refused = (): void => other.restore(decodeText(encodeText(one.snapshot())));
    expect(refused).toThrow(SnapshotError);
    expect(refused).toThrow(difference);
  });

  it('has an id of bounded length', () => {
    expect(one.id.length).toBeLessThanOrEqual(4_200);
    expect(one.id).not.toBe(other.id);
  });

  it('goes through both codecs with what its id stands for', () => {
    const snapshot = one.snapshot();
    expect(decodeText(encodeText(snapshot))).toEqual(snapshot);
    expect(decodeBinary(encodeBinary(snapshot))).toEqual(snapshot);
  });
});

it('what the ids of a pipeline stand for is there once, however many symbols it has', () => {
  const crowd = pipeline(0.5);
  for (let i = 0; i < 5; i++) crowd.update({ ...bar, symbol: `s${i}` });
  expect(encodeText(crowd.snapshot()).match(/"configuration"/g)).toHaveLength(1);
  const parts = [...snapshotParts(crowd)];
  expect(parts.filter(({ configuration }) => configuration !== undefined)).toEqual([parts[0]]);
  expect(crowd.id.length).toBeLessThanOrEqual(256);
  const fresh = pipeline(0.5);
  restoreParts(fresh, parts);
  expect(fresh.snapshot()).toEqual(crowd.snapshot());
});

it.each([5, null, {}, 'x', '#', "'".repeat(3), '[[[['])(
  'a configuration that is none (%j) changes no more than the words of the refusal',
  (configuration) => {
    const hostile = { ...pipeline(0.5).snapshot(), configuration } as unknown as Snapshot;
    expect(() => pipeline(0.25).restore(hostile)).toThrow(SnapshotError);
    expect(() => pipeline(0.5).restore(hostile)).not.toThrow();
  },
);

it('one that cannot be read is refused as any snapshot is', () => {
  const hostile = Object.defineProperty({ ...pipeline(0.5).snapshot() }, 'configuration', {
    get: () => {
      throw new Error('hostile');
    },
  });
  expect(() => pipeline(0.25).restore(hostile)).toThrow(SnapshotError);
});
