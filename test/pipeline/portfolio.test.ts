import { describe, expect, it } from 'vitest';
import { Pipeline } from '../../src/pipeline/index.js';
import { Portfolio } from '../../src/pipeline/portfolio.js';
import { type Decision, riskPolicy } from '../../src/risk/index.js';
import { minutes, small } from './market.js';

// Candidates of one end time, settled by hand: limit 1,000, entry 10, so 100 pieces in all.

const policy = riskPolicy({ step: 1 });
const make = (options = policy, ratio = 1) =>
  new Portfolio(ratio, () => ({ ...options, quoteRate: 1 }));
const equity = 1_000;

const candidate = (
  symbol: string,
  quantity: number,
  confidence: number,
  end = 60_000,
): Decision => ({
  ...{ symbol, time: end - 60_000, end, decidedAt: end, action: 'buy', quantity },
  ...{ entry: 10, stop: 9, confidence, final: false, reasons: [{ code: 'confident' }] },
});

/** What is settled of candidates of one end time, as texts. */
function settled(candidates: readonly Decision[], portfolio = make()): string[] {
  for (const one of candidates) portfolio.add(one, equity);
  return portfolio.settle(60_000, equity).map(({ symbol, action, quantity, reasons }) => {
    return `${symbol} ${action} ${quantity} ${reasons.map(({ code }) => code).join()}`;
  });
}

describe('a portfolio', () => {
  it('serves the most confident first, then by symbol, however they came', () => {
    const all = [candidate('C', 30, 0.2), candidate('A', 80, 0.1), candidate('B', 30, 0.2)];
    const expected = [
      'B buy 30 confident',
      'C buy 30 confident',
      'A buy 40 confident,portfolio-exposure',
    ];
    expect(settled(all)).toEqual(expected);
    expect(settled(all.toReversed())).toEqual(expected);
  });

  it('what finds no room holds, and takes none', () => {
    const all = [candidate('A', 100, 0.3), candidate('B', 50, 0.2), candidate('C', 1, 0.1)];
    expect(settled(all)).toEqual([
      'A buy 100 confident',
      'B hold 0 portfolio-exposure',
      'C hold 0 portfolio-exposure',
    ]);
  });

  it('what was settled at more equity leaves no negative room', () => {
    const all = [candidate('A', 150, 0.3), candidate('B', 50, 0.2)];
    const rest = settled(all, make(policy, 0));
    expect(rest).toEqual(['A hold 0 portfolio-exposure', 'B hold 0 portfolio-exposure']);
  });

  it('of one symbol the last candidate counts', () => {
    expect(settled([candidate('A', 10, 0.3), candidate('A', 20, 0.1)])).toEqual([
      'A buy 20 confident',
    ]);
  });

  it('an end time is settled once: who comes later holds', () => {
    const portfolio = make();
    settled([candidate('A', 10, 0.1)], portfolio);
    const [late] = portfolio.add(candidate('B', 10, 0.9), equity);
    expect([late?.action, late?.reasons[0]?.code]).toEqual(['hold', 'after-its-portfolio-step']);
    expect(portfolio.add(candidate('B', 10, 0.9, 120_000), equity)).toEqual([]);
  });

  it('less than the minimum is nothing', () => {
    const all = [candidate('A', 95, 0.3), candidate('B', 50, 0.2)];
    const said = settled(all, make(riskPolicy({ step: 1, minQuantity: 5 })));
    expect(said[1]).toBe('B buy 5 confident,portfolio-exposure');
    const more = settled(all, make(riskPolicy({ step: 1, minQuantity: 6 })));
    expect(more[1]).toBe('B hold 0 portfolio-exposure');
  });

  it('goes on from a snapshot', () => {
    const portfolio = make();
    portfolio.add(candidate('A', 10, 0.1), equity);
    const resumed = make();
    resumed.restore(portfolio.snapshot(), '');
    expect(resumed.settle(60_000, equity)).toEqual(portfolio.settle(60_000, equity));
  });
});

it('equity and a portfolio that waits are restored', () => {
  const options = { ...small, equity: 500, portfolio: { maxExposureRatio: 1 } };
  const pipeline = new Pipeline(options);
  pipeline.setEquity(123_000);
  const isWaiting = () => JSON.stringify(pipeline.snapshot()).includes('"candidates":[{');
  for (const bar of minutes('A', 20, 160)) if (!isWaiting()) pipeline.update(bar);
  expect(isWaiting()).toBe(true);
  const resumed = new Pipeline(options);
  resumed.restore(pipeline.snapshot());
  expect((resumed.snapshot().state as { equity: number }).equity).toBe(123_000);
  expect(resumed.snapshot()).toEqual(pipeline.snapshot());
});
