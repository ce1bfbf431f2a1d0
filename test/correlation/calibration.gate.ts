import { describe, expect, test } from 'vitest';
import {
  gainOf,
  pooledForecasts,
  pooledOptions,
} from '../../bench/calibration/pooled-forecasts.js';
import { SignalCorrelator } from '../../src/correlation/index.js';
import { calibrationOf } from '../../src/learning/index.js';
import { cases } from '../cases.js';

describe('composites of correlated voices whose worth and likeness are learned', () => {
  // Skill is the same for all; maps, their turned and exaggerated words, and rho are learned.
  test.each([0, 0.3, 0.6, 0.9])('are probabilities, of voices of unequal age, at %d', (rho) => {
    const correlator = new SignalCorrelator(pooledOptions);
    const count = cases(200_000);
    const said = pooledForecasts(correlator, { rho, count, lessons: cases(20_000) });
    const errorOf = (p: Float64Array): number =>
      calibrationOf(p, said.outcomes).expectedCalibrationError;
    const [ours, sum, mean] = [errorOf(said.ours), errorOf(said.sum), errorOf(said.mean)];
    const learned = correlator.composite('S', 0).rho;
    console.log(
      `correlation ${rho}, learned ${learned.toFixed(3)}: ECE ${ours.toFixed(4)}, of the sum ${sum.toFixed(4)}, of the mean ${mean.toFixed(4)}`,
    );
    expect(Math.abs(learned - rho)).toBeLessThan(0.05); // see the spread over seeds, below
    // Of fewer events chance alone gives more.
    expect(ours).toBeLessThanOrEqual(count < 100_000 ? 0.02 : 0.01);
    expect(sum).toBeGreaterThan(0.05);
  });

  test.each([0, 0.3, 0.6, 0.9])('save nine tenths of what Bayes would, at %d', (rho) => {
    const correlator = new SignalCorrelator(pooledOptions);
    const count = cases(100_000);
    const { ours, oracle, outcomes } = pooledForecasts(correlator, {
      rho,
      count,
      lessons: cases(20_000),
      areFresh: true,
    });
    const share = gainOf(ours, outcomes) / gainOf(oracle, outcomes);
    console.log(`correlation ${rho}: ${share.toFixed(4)} of the log loss that can be saved`);
    expect(share).toBeGreaterThanOrEqual(0.9);
  });

  test.each([0, 0.3, 0.6, 0.9])('learn how alike they are, over eight seeds, at %d', (rho) => {
    const learned = [11, 12, 13, 14, 15, 16, 17, 18].map((seed) => {
      const correlator = new SignalCorrelator(pooledOptions);
      pooledForecasts(correlator, { rho, count: 1, lessons: cases(40_000), seed });
      return correlator.composite('S', 0).rho;
    });
    const mean = learned.reduce((sum, x) => sum + x, 0) / learned.length;
    const each = learned.map((x) => x.toFixed(3)).join(' ');
    console.log(`correlation ${rho}: learned ${mean.toFixed(3)} in the mean of ${each}`);
    expect(Math.abs(mean - rho)).toBeLessThan(0.03);
  });
});
