import { expect, it } from 'vitest';
import { Pipeline } from '../../../src/pipeline/index.js';
import { minutes, small } from '../market.js';

const bars = minutes('A', 11, 60);

/** The same bar, as one of several feeds brings it. */
const from = <B extends object>(source: string, bar: B) => ({ ...bar, source });

it('who says a bar counts where bars are lived again, as it does where they are not', () => {
  for (const revise of ['flag', 'replay'] as const) {
    const pipeline = new Pipeline({ ...small, revise, validation: { sources: ['X', 'Y'] } });
    const last = bars[29]!;
    for (const bar of bars.slice(0, 30)) pipeline.update(from('X', bar));
    const again = (source: string) =>
      pipeline.update(from(source, { ...last, volume: last.volume + 1 })).bars[0]!.disposition;
    expect([again('Y'), again('X')]).toEqual(['conflict', 'revision']);
  }
});

it('a result says of its regime what its row says', () => {
  const pipeline = new Pipeline(small);
  let seenCount = 0;
  for (const bar of bars) {
    const result = pipeline.update(bar);
    const regime = result.regime['1m'];
    const row = result.features['1m'];
    if (regime === undefined || row === undefined) continue;
    for (const name of ['adx', 'volatilityRank'] as const) {
      const value = row.get(`regime.${name}`)!;
      expect(regime[name]).toBe(value);
      if (!Number.isNaN(value)) seenCount += 1;
    }
  }
  expect(seenCount).toBeGreaterThan(40);
});
