import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/core/index.js';
import { DataValidator, type DataValidatorOptions, type Rule } from '../../src/validation/index.js';

type Tree = Readonly<Record<string, unknown>>;

const MINUTE = 60_000;
const START = Date.UTC(2024, 0, 2);
const at = (minute: number) => ({
  ...{ time: START + minute * MINUTE, open: 10, high: 12, low: 9, close: 11 },
  volume: 1 + (minute % 7),
});
const every: DataValidatorOptions = {
  ...{ base: '1m', tick: 0.01, maxLagMs: 5_000, maxVolumeMultiplier: 100, maxZScore: 3 },
  rules: { volumeSpike: true, volumeShift: true },
};

/** A validator that knows gaps, and has a bar ahead that waits. */
function lived(): DataValidator {
  const validator = new DataValidator(every);
  for (let minute = 0; minute < 60; minute++) if (minute % 20 !== 7) validator.update(at(minute));
  validator.update(at(500));
  return validator;
}

/** `tree` with what stands at `path` changed. */
function changed(
  tree: Tree,
  [name, ...rest]: readonly string[],
  to: (old: never) => unknown,
): Tree {
  const old = tree[name!];
  const value = rest.length > 0 ? changed(old as Tree, rest, to) : to(old as never);
  if (Array.isArray(tree)) return Object.assign([...tree], { [name!]: value }) as never;
  return { ...tree, [name!]: value };
}

const set = (i: number, value: number) => (numbers: Float64Array) => {
  return numbers.map((x, k) => (k === i ? value : x));
};
const is = (value: unknown) => () => value;
const beyond = START + 600 * MINUTE;

describe('a snapshot of a validator that has lived', () => {
  const good = lived().snapshot();
  const state = good.state as Tree;

  it('knows gaps and bars that wait', () => {
    expect(state).toMatchObject({ gapCount: 3, claimCount: 1, isSettled: false });
    lived().restore(good);
  });

  it.each<[string, (old: never) => unknown]>([
    ['gapCount', is(65)],
    ['gapCount', is(4)],
    ['gaps', set(0, START + 50 * MINUTE)], // begins after it ends, and after the next
    ['gaps', set(1, START)],
    ['gaps', set(3, START)],
    ['gaps', set(7, beyond)],
    ['gaps', set(2, 0.5)],
    ['claimCount', is(0)],
    ['claimCount', is(2)],
    ['claims.0.start', is(START + 499 * MINUTE)],
    ['claims.0.high', is(1)],
    ['newest.end', is(beyond)],
    ['newest.close', is(Number.NaN)],
    ['anchor.low', is(11.5)],
    ['knownBarAt', is(256)],
    ['knownBarAt', is(-1)],
    ['knownBarAt', is(0.5)],
    ['knownBars', set(0, -2)],
    ['knownBars', set(0, 0.5)],
    ['sources.basisRatio', is(-1)],
    ['quiet.overallBars', is(-1)],
    ['quiet.tradedRatio', is(2)],
    ['scale.moves.ring', set(0, -1)],
    ['openEchoRatio', is(1.5)],
    ['openEchoRatio', is(-0.5)],
    ['rules.stale.repeatRatio', is(2)],
    ['rules.volume-spike.blocks', set(0, -1)],
    ['rules.volume-shift.usual.ring', set(0, -1)],
    ['rules.volume-multiple.ring', set(0, -1)],
    ['quality.lasting', set(0, 1.5)],
    ['quality.previous', set(0, -0.5)],
    ['quality.lostTierCount', is(5)],
    ['counts.pending', is(0)],
    ['counts.late', is(-1)],
    ['reasonCounts.jump', is(0.5)],
  ])('that says otherwise of %s is refused', (path, to) => {
    const validator = lived();
    const spoiled = changed(state, path.split('.'), to);
    expect(spoiled).not.toEqual(state);
    expect(() => validator.restore({ ...good, state: spoiled as never })).toThrow(
      expect.objectContaining({ name: 'SnapshotError' }),
    );
    expect(validator.snapshot()).toStrictEqual(good);
  });

  it('without a newest bar, or with one that waits before it, is refused', () => {
    const held = new DataValidator({ base: '1m', hold: 1 }).snapshot();
    const waits = { ...at(1), start: START + MINUTE, end: START + 2 * MINUTE, reasons: '' };
    const first = { ...at(0), start: START, end: START + MINUTE, reasons: '' };
    const restore = (parts: Tree, pending: number) => () =>
      new DataValidator({ base: '1m', hold: 1 }).restore({
        ...held,
        state: changed({ ...(held.state as Tree), ...parts }, ['counts', 'pending'], is(pending)),
      } as Snapshot);
    expect(restore({ newest: first, held: waits }, 1)).not.toThrow();
    expect(restore({ held: waits }, 1)).toThrow('newest');
    expect(restore({ newest: waits, held: first }, 1)).toThrow('held');
    expect(restore({ newest: first, held: waits }, 0)).toThrow('pending');
  });

  it('of version 2, which knew no older bar again, is read; others are not', () => {
    const { knownBars: _, knownBarAt: __, ...before } = state;
    const old = { ...good, version: 2, state: before } as Snapshot;
    const validator = new DataValidator(every);
    validator.restore(old);
    expect(validator.update(at(3)).judgements[0]!.reasons).toEqual(['older-than-newest']);
    const now = lived().update(at(3)).judgements[0]!.reasons;
    expect(now).toEqual(['older-than-newest', 'same-values']);
    for (const version of [1, 4]) {
      expect(() => validator.restore({ ...old, version })).toThrow(
        expect.objectContaining({ code: 'unsupported-version' }),
      );
    }
  });

  it('of bars without volume is read', () => {
    const still = new DataValidator(every);
    for (let minute = 0; minute < 30; minute++) still.update({ ...at(minute), volume: 0 });
    new DataValidator(every).restore(still.snapshot());
  });

  it('holds what a rule of its own remembers, if that rule knows it again', () => {
    const rule = (revive?: (state: object) => boolean): Rule => ({
      ...{ id: 'own:seen', severity: 'note', dimension: 'consistency', costRatio: 0 },
      ...{ formula: 'none', reasons: {}, check: () => undefined, init: () => ({ seenCount: 0 }) },
      ...(revive === undefined ? {} : { revive: revive as never }),
    });
    const make = (own: Rule) => new DataValidator({ base: '1m', own: [own] });
    const restore = (own: Rule) => () => make(own).restore(make(own).snapshot());
    expect(restore(rule())).not.toThrow();
    expect(restore(rule(() => true))).not.toThrow();
    expect(restore(rule(() => false))).toThrow('own:seen');
  });
});
