import { expect, it } from 'vitest';
import { encodeBinary } from '../../src/core/index.js';
import { syntheticMarket } from '../../src/testing/index.js';
import { DataValidator } from '../../src/validation/index.js';

it('a symbol takes less than 24 kB, with every rule on and gaps to remember', () => {
  const validator = new DataValidator({
    base: '1m',
    hold: 1,
    feed: 'tradeOnly',
    rules: { volumeSpike: true, volumeShift: true },
    tick: 0.0001,
    maxLagMs: 5_000,
    maxPriceChange: 0.5,
    minVolume: 0,
    maxVolumeMultiplier: 100,
    maxZScore: 10,
  });
  const market = syntheticMarket({ seed: 6, tradedRatio: 0.6 });
  for (let i = 0; i < 3_000; i++) validator.update(market.next().value);
  expect(encodeBinary(validator.snapshot()).length).toBeLessThan(24 * 1024);
});
