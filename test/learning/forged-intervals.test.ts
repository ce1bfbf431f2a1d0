import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../src/core/index.js';
import { errorScale } from '../../src/learning/error-scale.js';
import { ConformalInterval } from '../../src/learning/index.js';
import type { ConformalIntervalState } from '../../src/learning/interval-state.js';
import { Draws } from './draws.js';

const options = { horizonBars: 3, windowBars: 20 };

/** Restores what an interval of forty errors says of itself, after an edit. */
function forge(edit: (state: ConformalIntervalState) => void): () => void {
  const interval = new ConformalInterval(options);
  const draws = new Draws(5);
  for (let i = 0; i < 40; i++) interval.update([0, draws.normal()]);
  const snapshot = structuredClone(interval.snapshot()) as Snapshot;
  edit((snapshot.state as unknown as { kernel: ConformalIntervalState }).kernel);
  return () => new ConformalInterval(options).restore(snapshot);
}

describe('a snapshot of an interval', () => {
  test('is taken as it is', () => {
    expect(forge(() => {})).not.toThrow();
    const fresh = new ConformalInterval(options);
    expect(() => fresh.restore(new ConformalInterval(options).snapshot())).not.toThrow();
  });

  test.each<[part: string, edit: (state: ConformalIntervalState) => void]>([
    ['state.kernel.recent.slot', ({ recent }) => (recent.slot = recent.sizes.length)],
    ['state.kernel.stated.slot', ({ stated }) => (stated.slot = stated.halves.length)],
  ])('with a place just beyond a ring is refused at %s', (part, edit) => {
    expect(forge(edit)).toThrow(`${part}: expected an integer`);
  });

  test('whose width is not what its errors lead to is refused', () => {
    const widen = ({ stated }: ConformalIntervalState) => stated.halves.fill(1);
    expect(forge(widen)).toThrow('state.kernel.stated: and what it follows from differ');
  });

  test('that has a scale of no errors is refused', () => {
    expect(forge(({ scale }) => (scale.errorCount = 0))).toThrow(
      'state.kernel.scale: and errorCount',
    );
  });

  test('that has scores, and no scale that they were made by, is refused', () => {
    const scores = forge((state) => (state.scale = errorScale()));
    expect(scores).toThrow('state.kernel.quantile: has scores without a scale');
  });
});
