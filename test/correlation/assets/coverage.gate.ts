import { expect, test } from 'vitest';
import { correlationInterval, EwCorrelationMatrix } from '../../../src/correlation/index.js';
import { cases } from '../../cases.js';
import { Draws } from '../../learning/draws.js';

const truth = 0.5;
const runs = cases(10_000);

/** Share of runs in which the interval held the truth. */
function coverageOf(interval: () => readonly [low: number, high: number]): number {
  let covered = 0;
  for (let run = 0; run < runs; run++) {
    const [low, high] = interval();
    covered += Number(low <= truth && truth <= high);
  }
  return covered / runs;
}

const other = (x: number, noise: number): number =>
  truth * x + Math.sqrt(1 - truth * truth) * noise;

/** Of sixty pairs; of t they share their scale, as returns of a restless day do. */
function sample(draws: Draws, scale: () => number): number {
  let [xx, yy, xy] = [0, 0, 0];
  const pairs = Array.from({ length: 60 }, () => {
    const x = draws.normal();
    const s = scale();
    return [s * x, s * other(x, draws.normal())] as const;
  });
  const [mx, my] = [0, 1].map((k) => pairs.reduce((sum, pair) => sum + pair[k]!, 0) / 60);
  for (const [x, y] of pairs) {
    xx += (x - mx!) ** 2;
    yy += (y - my!) ** 2;
    xy += (x - mx!) * (y - my!);
  }
  return xy / Math.sqrt(xx * yy);
}

test('95 % intervals of normal pairs cover 95 %', () => {
  const draws = new Draws(12);
  const covered = coverageOf(() =>
    correlationInterval(
      sample(draws, () => 1),
      60,
    ),
  );
  console.log(`60 normal pairs: ${covered.toFixed(4)}`);
  expect(Math.abs(covered - 0.95)).toBeLessThanOrEqual(runs < 10_000 ? 0.025 : 0.015);
});

test('so do those of an exponentially weighted matrix', () => {
  const draws = new Draws(13);
  const matrix = new EwCorrelationMatrix({ size: 2, alpha: 0.03 });
  const covered = coverageOf(() => {
    // Rows enough that what was there before counts for nothing.
    for (let t = 0; t < 150; t++) {
      const x = draws.normal();
      matrix.update([x, other(x, draws.normal())]);
    }
    return matrix.interval(0, 1);
  });
  console.log(`weights of ${matrix.effectiveBars.toFixed(1)} rows: ${covered.toFixed(4)}`);
  expect(Math.abs(covered - 0.95)).toBeLessThanOrEqual(runs < 10_000 ? 0.025 : 0.015);
});

test('those of t with four degrees of freedom cover less, and with their kurtosis more', () => {
  const scaleOf = (draws: Draws) => () => {
    const squares = [0, 0, 0, 0].reduce((sum) => sum + draws.normal() ** 2, 0);
    return Math.sqrt(4 / squares);
  };
  const coverage = [0, 3, 6].map((excessKurtosis) => {
    const draws = new Draws(14);
    const scale = scaleOf(draws);
    return coverageOf(() => correlationInterval(sample(draws, scale), 60, { excessKurtosis }));
  });
  console.log(
    `60 pairs of t4: ${coverage.map((x) => x.toFixed(4)).join(', ')} with an excess kurtosis of 0, 3, 6`,
  );
  expect(coverage[0]).toBeLessThan(coverage[1]!);
  expect(coverage[1]).toBeLessThan(coverage[2]!);
});
