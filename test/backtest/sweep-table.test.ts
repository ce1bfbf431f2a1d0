import { expect, it } from 'vitest';
import { type SweepResult, sweepTable } from '../../src/backtest/index.js';

const configuration = (target: number, equity: readonly number[], trades: number) => ({
  parameters: { 'orders.targetMultiple': target },
  equity: Float64Array.from(equity),
  trades: Array.from({ length: trades }),
});

const result = {
  configurations: [
    configuration(1, [100, 90], 12), // two points are enough to have grown
    configuration(2, [100, 125, 110], 3),
    configuration(3, [100], 0),
    configuration(4, [], 0),
  ],
  evidence: {
    sharpes: Float64Array.of(-0.25, 0.125, 0, 0),
    trials: 4,
    expectedBest: 0.5,
    deflatedSharpe: 0.25,
    probabilityOfOverfitting: 0.75,
  },
} as unknown as SweepResult;

it('a table has the best first, what it grew by, fell by and traded, and what luck gives', () => {
  expect(sweepTable(result).split('\n')).toEqual([
    '  Sharpe    growth  drawdown  trades  configuration',
    ' 0.12500   10.00 %   12.00 %       3  orders.targetMultiple 2',
    ' 0.00000     NaN %    0.00 %       0  orders.targetMultiple 3',
    ' 0.00000     NaN %     NaN %       0  orders.targetMultiple 4',
    '-0.25000  -10.00 %   10.00 %      12  orders.targetMultiple 1',
    'best of 4; luck alone gives the best 0.50000',
    'deflated Sharpe ratio 0.250, probability of overfitting 0.750',
  ]);
  expect(sweepTable(result, 1).split('\n').length).toBe(4);
});
