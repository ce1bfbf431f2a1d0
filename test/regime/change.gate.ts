import { expect, test } from 'vitest';
import { ChangePoint, Cusum } from '../../src/regime/index.js';
import { cases } from '../cases.js';
import { Draws } from '../learning/draws.js';

// J. M. Lucas, R. B. Crosier (1982), table 1: allowance ½, threshold 5.
test.each([
  [0, 465],
  [0.5, 38],
  [1, 10.4],
  [2, 4.01],
])('a CUSUM of a shift by %d deviations runs %d inputs', (shift, theory) => {
  const draws = new Draws(1 + shift);
  const runs = cases(10_000);
  const cusum = new Cusum();
  let inputs = 0;
  for (let run = 0; run < runs; ) {
    inputs += 1;
    if (cusum.update(draws.normal() + shift).change !== 0) run += 1;
  }
  const mean = inputs / runs;
  console.log(`shift ${shift}: ${mean.toFixed(2)} inputs on average, ${theory} in theory`);
  expect(Math.abs(mean / theory - 1)).toBeLessThanOrEqual(0.04);
});

test('a shift of one deviation is found after 12 inputs, in the median', () => {
  const draws = new Draws(6);
  const delays: number[] = [];
  let alarms = 0;
  let calm = 0;
  for (let run = 0; run < cases(1000); run++) {
    const detector = new ChangePoint();
    for (let i = 0; i < 200; i++) {
      const wasCalm = !(detector.value.recentChange > 0.5);
      const isAlarm = detector.update(draws.normal()).recentChange > 0.5;
      if (i < 50) continue; // until a run is longer than what counts as recent
      calm += 1;
      alarms += Number(isAlarm && wasCalm);
    }
    if (detector.value.recentChange > 0.5) continue; // already told, wrongly
    const way = run % 2 === 0 ? 1 : -1;
    let delay = 1;
    while (!(detector.update(draws.normal() + way).recentChange > 0.5) && delay < 200) delay += 1;
    delays.push(delay);
  }
  delays.sort((a, b) => a - b);
  const median = delays[delays.length >> 1]!;
  console.log(
    `median delay ${median} inputs; a false alarm in ${(calm / alarms).toFixed(0)} inputs`,
  );
  expect(median).toBeLessThanOrEqual(12);
  expect(calm / alarms).toBeGreaterThan(250);
});
