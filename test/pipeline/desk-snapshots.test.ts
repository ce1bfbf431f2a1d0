import { describe, expect, it } from 'vitest';
import { decodeText, encodeText, type Snapshot } from '../../src/core/index.js';
import { Pipeline, splitPosition } from '../../src/pipeline/index.js';
import { minutes, small } from './market.js';

type Tree = { [name: string]: unknown };

const bars = minutes('A', 11, 60);
const { close, time } = bars.at(-1)!;
const make = () => new Pipeline({ ...small, equity: 10_000 });

/** A pipeline that has bought five units, of which a decision is pending. */
function lived(): Pipeline {
  const pipeline = make();
  for (const bar of bars) pipeline.update(bar);
  pipeline.onFill({ id: 'x', symbol: 'A', quantity: 5, price: close, fee: 0, time: time + 60_000 });
  return pipeline;
}

/** A snapshot with its desks changed. */
function changed(snapshot: Snapshot, change: (desks: Tree) => void): Snapshot {
  const copy = decodeText(encodeText(snapshot)) as Snapshot & { state: { desks: Tree } };
  change(copy.state.desks);
  return copy;
}

const refusal = (snapshot: Snapshot): string => {
  try {
    make().restore(snapshot);
  } catch (error) {
    return `${(error as Error).name} ${(error as Error).message}`;
  }
  return 'accepted';
};

/** Places of the numbers of a desk. */
const at = { end: 0, revision: 1, quantity: 2, entry: 3, openedAt: 4, entryCount: 9, left: 12 };

describe('the desks of a snapshot', () => {
  const good = lived().snapshot();
  const impossible = 'SnapshotError state.desks.numbers: has numbers that cannot be';

  it('go on as they were, after fills, a turn, an end and a split', () => {
    const pipeline = lived();
    const fill = (id: string, quantity: number) =>
      pipeline.onFill({ id, symbol: 'A', quantity, price: close, fee: 0, time: time + 60_000 });
    const steps = [
      () => fill('a', 0.1),
      () => splitPosition(pipeline, 'A', 3),
      () => fill('b', -20),
      () => fill('c', 4.7),
    ];
    for (const step of steps) {
      step();
      expect(refusal(pipeline.snapshot())).toBe('accepted');
    }
    expect(pipeline.position('A')).toBeUndefined(); // 3 · 5.1 − 20 + 4.7
  });

  it.each<[keyof typeof at, number]>([
    ['quantity', 7],
    ['quantity', -5],
    ['quantity', 0],
    ['entry', close + 1],
    ['openedAt', time],
    ['end', Date.UTC(2199, 0)],
    ['revision', 0.5],
    ['revision', -1],
    ['entryCount', -1],
    ['entryCount', 1.5],
    ['left', -1],
    ['left', Number.NaN],
  ])('with %s %d, which the books or a desk cannot have, are refused', (name, value) => {
    const forged = changed(good, (desks) => {
      (desks['numbers'] as Float64Array)[at[name]] = value;
    });
    expect(refusal(forged)).toBe(impossible);
  });

  it('that hold less than is booked are refused', () => {
    const forged = changed(good, (desks) => {
      Object.assign(desks, structuredClone((make().snapshot().state as Tree)['desks']));
    });
    expect(refusal(forged)).toBe('SnapshotError state.desks.symbols: lacks A, which is held');
  });

  it('that hold what nobody has booked are refused', () => {
    const forged = changed(make().snapshot(), (desks) => {
      Object.assign(desks, structuredClone((good.state as Tree)['desks']));
    });
    expect(refusal(forged)).toBe(impossible);
  });
});

describe('the portfolio step of a snapshot', () => {
  const limited = () =>
    new Pipeline({ ...small, equity: 10_000, portfolio: { maxExposureRatio: 1 } });
  const pipeline = limited();
  for (const bar of bars) pipeline.update(bar);

  it.each(['end', 'settledEnd'])('whose %s is ahead of all bars by decades is refused', (name) => {
    const snapshot = structuredClone(pipeline.snapshot()) as Snapshot & { state: Tree };
    limited().restore(snapshot);
    Object.assign(snapshot.state['portfolio'] as Tree, { [name]: Date.UTC(2199, 0) });
    expect(() => limited().restore(snapshot)).toThrow('state.portfolio: is ahead of all bars');
  });
});
