import { describe, expect, it } from 'vitest';
import { Desks } from '../../src/pipeline/desks.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { Portfolio } from '../../src/pipeline/portfolio.js';
import { type Decision, decisionId, riskPolicy } from '../../src/risk/index.js';
import { minutes, printed, small } from './market.js';

// Candidates of one end time, settled by hand: limit 1,000, entry 10, so 100 pieces in all.

const policy = riskPolicy({ step: 1 });
const make = (options = policy, maxExposureRatio = 1) =>
  new Portfolio({ maxExposureRatio }, new Desks(undefined as never), () => {
    return { ...options, quoteRate: 1 };
  });
const equity = 1_000;

const candidate = (
  symbol: string,
  quantity: number,
  confidence: number,
  end = 60_000,
  revision = 0,
): Decision => ({
  ...{ id: decisionId(symbol, end, revision), revision, supersedes: undefined },
  ...{ symbol, time: end - 60_000, end, decidedAt: end, action: 'open', side: 'long', quantity },
  ...{ price: 10, stop: 9, target: Number.NaN, horizonMs: Number.NaN, riskTaken: quantity },
  ...{ boundBy: 'risk', denial: undefined, confidence, final: false },
  reasons: [{ code: 'confident' }],
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
      'B open 30 confident',
      'C open 30 confident',
      'A open 40 confident,portfolio-exposure',
    ];
    expect(settled(all)).toEqual(expected);
    expect(settled(all.toReversed())).toEqual(expected);
  });

  it('what finds no room holds, and takes none', () => {
    const all = [candidate('A', 100, 0.3), candidate('B', 50, 0.2), candidate('C', 1, 0.1)];
    expect(settled(all)).toEqual([
      'A open 100 confident',
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
    expect(settled([candidate('A', 10, 0.3), candidate('A', 20, 0.1, 60_000, 1)])).toEqual([
      'A open 20 confident',
    ]);
  });

  it('an end time is settled once: who comes later holds', () => {
    const portfolio = make();
    settled([candidate('A', 10, 0.1)], portfolio);
    const [late] = portfolio.add(candidate('B', 10, 0.9), equity);
    expect([late?.action, late?.reasons[0]?.code]).toEqual(['hold', 'after-its-portfolio-step']);
    expect(portfolio.add(candidate('B', 10, 0.9, 120_000), equity)).toEqual([]);
  });

  it('what closes after the step passes; a correction takes back, and never takes more', () => {
    const portfolio = make();
    const before = candidate('A', 40, 0.3);
    expect(settled([before, candidate('B', 60, 0.2)], portfolio)).toHaveLength(2);
    const late = (change: Partial<Decision>) => {
      const [one] = portfolio.add({ ...candidate('A', 40, 0.3, 60_000, 1), ...change }, equity);
      return [one!.action, one!.quantity, one!.boundBy, one!.final];
    };
    expect(late({ quantity: 90, riskTaken: 90 })).toEqual(['open', 40, 'correction', true]);
    expect(late({ quantity: 30, riskTaken: 30 })).toEqual(['open', 30, 'risk', true]);
    expect(late({ price: 20 })).toEqual(['open', 15, 'correction', true]);
    expect(late({ riskTaken: 80 })).toEqual(['open', 7, 'correction', true]);
    expect(late({ side: 'short' })).toEqual(['hold', 0, undefined, true]);
    expect(late({})).toEqual(['hold', 0, undefined, true]); // it was taken back
    expect(late({ action: 'close', quantity: 7 })).toEqual(['close', 7, 'risk', true]);
  });

  it('less than the minimum is nothing', () => {
    const all = [candidate('A', 95, 0.3), candidate('B', 50, 0.2)];
    const said = settled(all, make(riskPolicy({ step: 1, minQuantity: 5 })));
    expect(said[1]).toBe('B open 5 confident,portfolio-exposure');
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

it('a peek at what releases two bars decides on the second once the first is decided', () => {
  const pipeline = new Pipeline({ ...small, portfolio: { maxExposureRatio: 1 } });
  const days = 40 * 86_400_000; // so far ahead that each symbol's first bar there waits for the next
  let released = 0;
  const feeds = ['A', 'B'].map((symbol, s) => minutes(symbol, 5 + s, 24));
  for (const [i, bar] of feeds[0]!.entries()) {
    for (const one of [bar, feeds[1]![i]!]) {
      const moved = { ...one, time: one.time + (i < 20 ? 0 : days) };
      const peeked = printed(pipeline.peek(moved));
      const result = pipeline.update(moved);
      expect(peeked).toBe(printed(result));
      released = Math.max(released, result.bars.length);
    }
  }
  expect(released).toBe(2);
});
