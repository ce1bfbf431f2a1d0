import { expect, it } from 'vitest';
import { sharpeRatio, sortinoRatio } from '../../src/performance/index.js';

it('the rate without risk is taken off each return', () => {
  const returns = [0.02, -0.01, 0.03, 0.005];
  const excess = returns.map((r) => r - 0.004);
  const options = { periodsPerYear: 252 };
  for (const ratio of [sharpeRatio, sortinoRatio]) {
    expect(ratio(returns, { ...options, riskFree: 0.004 })).toBeCloseTo(ratio(excess, options), 12);
    expect(ratio(returns, { ...options, riskFree: 0.004 })).toBeLessThan(ratio(returns, options));
  }
});
