import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/core/index.js';
import { DataValidator, type DataValidatorOptions } from '../../src/validation/index.js';

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

  const wrong = {
    gaps: 'state.gaps: expected ascending times',
    known: 'state.knownBars: holds what is no bar',
    quiet: 'state.quiet: has a rate out of range',
    tier: 'state.quality: has a rate or a tier out of range',
    counts: 'state.counts: expected whole numbers',
    pending: 'state.counts.pending: is not the number of bars that wait',
    claim: (i: number) => `state.claims[${i}]: is there, or is not, against claimCount`,
    rule: (id: string) => `state.rules.${id}: is not what this rule remembers`,
  };

  it.each<[string, (old: never) => unknown, string]>([
    ['gapCount', is(65), 'state.gapCount: expected at most 64'],
    ['gapCount', is(4), wrong.gaps],
    ['gaps', set(0, START + 50 * MINUTE), wrong.gaps], // begins after it ends, and after the next
    ['gaps', set(1, START), wrong.gaps],
    ['gaps', set(3, START), wrong.gaps],
    ['gaps', set(7, beyond), wrong.gaps],
    ['gaps', set(2, 0.5), wrong.gaps],
    ['claimCount', is(0), wrong.claim(0)],
    ['claimCount', is(2), wrong.claim(1)],
    ['claims.0.start', is(START + 499 * MINUTE), 'state.claims[0]: is no valid bar'],
    ['claims.0.high', is(1), 'state.claims[0]: is no valid bar'],
    ['newest.end', is(beyond), 'state.newest: is no valid bar'],
    ['newest.close', is(Number.NaN), 'state.newest: is no valid bar'],
    ['anchor.low', is(11.5), 'state.anchor: is no valid bar'],
    ['knownBarAt', is(256), wrong.known],
    ['knownBarAt', is(-1), wrong.known],
    ['knownBarAt', is(0.5), wrong.known],
    ['knownBars', set(0, -2), wrong.known],
    ['knownBars', set(0, 0.5), wrong.known],
    ['sources.basisRatio', is(-1), 'state.sources: has a negative difference'],
    ['quiet.overallBars', is(-1), wrong.quiet],
    ['quiet.tradedRatio', is(2), wrong.quiet],
    ['scale.moves.ring', set(0, -1), 'state.scale: has a negative size'],
    ['openEchoRatio', is(1.5), 'state.openEchoRatio: is no share'],
    ['openEchoRatio', is(-0.5), 'state.openEchoRatio: is no share'],
    ['rules.stale.repeatRatio', is(2), wrong.rule('stale')],
    ['rules.volume-spike.blocks', set(0, -1), wrong.rule('volume-spike')],
    ['rules.volume-shift.usual.ring', set(0, -1), wrong.rule('volume-shift')],
    ['rules.volume-multiple.ring', set(0, -1), wrong.rule('volume-multiple')],
    ['quality.lasting', set(0, 1.5), wrong.tier],
    ['quality.previous', set(0, -0.5), wrong.tier],
    ['quality.lostTierCount', is(5), wrong.tier],
    ['counts.pending', is(0), wrong.pending],
    ['counts.late', is(-1), wrong.counts],
    ['reasonCounts.jump', is(0.5), wrong.counts],
  ])('that says otherwise of %s is refused', (path, to, message) => {
    const validator = lived();
    const spoiled = changed(state, path.split('.'), to);
    expect(spoiled).not.toEqual(state);
    expect(() => validator.restore({ ...good, state: spoiled as never })).toThrow(
      expect.objectContaining({ name: 'SnapshotError', message }),
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
    expect(restore({ held: waits }, 1)).toThrow('state.newest: is missing before a bar that waits');
    expect(restore({ newest: waits, held: first }, 1)).toThrow(
      'state.held: is not after the newest',
    );
    expect(restore({ newest: first, held: waits }, 0)).toThrow(wrong.pending);
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
});
