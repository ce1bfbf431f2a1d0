import { describe, expect, it } from 'vitest';
import { Account } from '../../src/account/index.js';
import { timeOf } from '../../src/backtest/detached-bars.js';
import { holdingsCurve, holdingsOf } from '../../src/backtest/holdings.js';
import { type SweepResult, sweepTable } from '../../src/backtest/index.js';
import { SweptRun } from '../../src/backtest/swept-run.js';

/** A run that is told what its ends came to. */
class ToldRun extends SweptRun {
  constructor(curve: readonly number[]) {
    super({ parameters: { 'orders.trailing': true }, options: {} as never });
    for (const [i, equity] of curve.entries()) {
      const events = [{ type: 'fill' }, { type: 'expired' }].slice(i % 2);
      this.take({ equity, trades: [], events } as never);
    }
  }
}

describe('what a configuration comes to', () => {
  it('is its returns, −1 where all is lost and more, and 0 from then on', () => {
    const outcome = new ToldRun([100, 150, 120, -30, 40, 50, 0, 7]).outcome();
    expect([...outcome.equity]).toEqual([100, 150, 120, -30, 40, 50, 0, 7]);
    expect([...outcome.returns].map((r) => Number(r.toFixed(12)))).toEqual([
      ...[0.5, -0.2, -1, 0, 0.25, -1, 0],
    ]);
    expect(outcome.fillCount).toBe(4);
    expect(outcome.parameters).toEqual({ 'orders.trailing': true });
    expect([new ToldRun([]), new ToldRun([5])].map((run) => run.outcome().returns.length)).toEqual([
      0, 0,
    ]);
  });

  it('is printed best first, equals in their order, with growth and deepest fall', () => {
    const configuration = (n: number, ...equity: number[]) => ({
      parameters: { 'orders.mostBars': n, 'pipeline.base': '1m' },
      ...{ equity: Float64Array.from(equity), returns: new Float64Array(), fillCount: 0 },
      trades: Array.from({ length: n }),
    });
    const result = {
      configurations: [
        configuration(1, 100, 80, 110),
        configuration(12, 100, 50),
        configuration(3, 100, 125),
        configuration(4, 100),
      ],
      evidence: {
        ...{ sharpes: [0.1, 0.25, 0.25, -0.5], trials: 4, expectedBest: 0.2 },
        ...{ deflatedSharpe: 0.75, probabilityOfOverfitting: 0.5 },
      },
    } as unknown as SweepResult;
    expect(sweepTable(result).split('\n')).toEqual([
      '  Sharpe    growth  drawdown  trades  configuration',
      ' 0.25000  -50.00 %   50.00 %      12  orders.mostBars 12, pipeline.base "1m"',
      ' 0.25000   25.00 %    0.00 %       3  orders.mostBars 3, pipeline.base "1m"',
      ' 0.10000   10.00 %   20.00 %       1  orders.mostBars 1, pipeline.base "1m"',
      '-0.50000     NaN %    0.00 %       4  orders.mostBars 4, pipeline.base "1m"',
      'best of 4; luck alone gives the best 0.20000',
      'deflated Sharpe ratio 0.750, probability of overfitting 0.500',
    ]);
    expect(sweepTable(result, 1).split('\n').length).toBe(4);
    expect(() => sweepTable({ ...result, evidence: null } as never)).toThrow('result.evidence');
    expect(() => sweepTable({ ...result, configurations: 5 } as never)).toThrow(
      'result.configurations',
    );
    expect(() => sweepTable(null as never)).toThrow('result must be');
  });
});

describe('what is held at an end', () => {
  it('is bought and sold in money of the account, fills alone', () => {
    const account = new Account({ symbols: { B: { pointValue: 5 } } });
    account.update({ type: 'rate', symbol: 'B', rate: 2 });
    const fills = [
      { id: '1', symbol: 'A', time: 0, quantity: 3, price: 10 },
      { id: '2', symbol: 'B', time: 0, quantity: -2, price: 4 },
      { id: '3', symbol: 'A', time: 0, quantity: -1, price: 12 },
    ];
    for (const fill of fills) account.update({ type: 'fill', fill });
    const events = [
      ...fills.map((fill) => ({ type: 'fill', fill })),
      { type: 'expired', orderId: 'x' },
    ];
    const held = holdingsOf(account, events as never);
    // 2 of A at 12, 2 of B owed at 4 · 5 · 2.
    expect(held).toEqual({ gross: 24 + 80, net: 24 - 80, bought: 30, sold: 80 + 12 });
    const columns = holdingsCurve([held, { gross: 1, net: 2, bought: 3, sold: 4 }]);
    expect(Object.values(columns).map((column) => [...column])).toEqual([
      ...[
        [104, 1],
        [-56, 2],
        [30, 3],
        [92, 4],
      ],
    ]);
  });

  it('begins when the first bar does that says', () => {
    expect(timeOf([{ symbol: 'A' } as never, { time: 7 } as never, { time: 9 } as never])).toBe(7);
    expect(timeOf([])).toBeNaN();
  });
});
