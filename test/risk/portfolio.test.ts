import { describe, expect, test } from 'vitest';
import { Pipeline, type PipelineOptions } from '../../src/pipeline/index.js';
import { type Decision, decide, limitExposure, riskPolicy } from '../../src/risk/index.js';
import { cases } from '../cases.js';
import { Random } from '../contract/series.js';
import { minutes, small } from '../pipeline/market.js';

const anyTerms = { step: 1, pointValue: 1, minQuantity: 0, minNotional: 0, quoteRate: 1 };

/** A limit in money, whatever there is. */
const book = (limit: number) => ({ equity: limit, limits: { maxExposureRatio: 1 } });

function decided(symbol: string, price: number, confidence: number, equity = 10_000): Decision {
  return decide(riskPolicy({ step: 1e-3, stopAtrMultiple: 1 }), {
    symbol,
    time: 0,
    end: 60_000,
    decidedAt: 60_000,
    composite: { direction: 'up', confidence, coverage: 1 },
    price,
    atr: price / 100,
    equity,
  });
}

describe('one limit over the decisions of one end time', () => {
  test('no order, point value, rate or minimum takes more than the limit', () => {
    const random = new Random(5);
    let cut = 0;
    for (let n = 0; n < cases(10_000); n++) {
      const symbols = ['A', 'B', 'C', 'D', 'E'].slice(0, random.integer(1, 5));
      const terms = symbols.map(() => ({
        step: [1e-18, 1e-8, 0.01, 1][random.integer(0, 3)]!,
        pointValue: [0.1, 1, 50][random.integer(0, 2)]!,
        minQuantity: random.unit() < 0.5 ? 0 : 50 * random.unit(),
        minNotional: random.unit() < 0.5 ? 0 : 3_000 * random.unit(),
        quoteRate: 0.01 + random.unit(),
      }));
      const termsOf = (symbol: string) => terms[symbols.indexOf(symbol)]!;
      const limit = 40_000 * random.unit();
      const candidates = symbols.map((symbol) =>
        decided(symbol, 10 + 200 * random.unit(), 0.1 + 0.1 * random.integer(0, 3)),
      );
      const settled = limitExposure(candidates, book(limit), termsOf);
      let exposure = 0;
      for (const { symbol, action, quantity, price, reasons } of settled) {
        if (action === 'hold') continue;
        const { pointValue, quoteRate, minQuantity } = termsOf(symbol);
        exposure += quantity * (price * pointValue * quoteRate);
        if (!reasons.some(({ code }) => code === 'portfolio-exposure')) continue;
        cut += 1;
        expect(quantity).toBeGreaterThanOrEqual(minQuantity);
      }
      expect(exposure).toBeLessThanOrEqual(limit);
      expect(limitExposure([...candidates].reverse(), book(limit), termsOf)).toEqual(settled);
    }
    expect(cut).toBeGreaterThan(cases(10_000) / 20);
  });

  test('less than the least quantity, or notional, is nothing at all', () => {
    const candidates = [decided('A', 100, 0.9), decided('B', 100, 0.8)];
    const settle = (change: object) =>
      limitExposure(candidates, book(10_983.35), () => ({
        ...anyTerms,
        step: 1e-3,
        ...change,
      })).map(({ action, quantity, reasons }) => [action, quantity, reasons.at(-1)!.code]);
    expect(settle({})[1]).toEqual(['open', 9.833, 'portfolio-exposure']);
    expect(settle({ minQuantity: 50 })[1]).toEqual(['hold', 0, 'portfolio-exposure']);
    expect(settle({ minNotional: 1_000 })[1]).toEqual(['hold', 0, 'portfolio-exposure']);
    for (const limit of [Number.NaN, -1, 0]) {
      const actions = limitExposure(candidates, book(limit), () => anyTerms).map(
        ({ action }) => action,
      );
      expect(actions).toEqual(['hold', 'hold']);
    }
  });
});

test('a pipeline keeps the limit of each end time in any order of bars and advances', () => {
  const symbols = ['A', 'B', 'C'];
  const feeds = symbols.map((symbol, i) => minutes(symbol, 11 + i, 150));
  let trades = 0;
  for (let seed = 1; seed <= cases(60); seed++) {
    const random = new Random(seed);
    const pointValue = [1, 50][random.integer(0, 1)]!;
    const options: PipelineOptions = {
      ...small,
      equity: 10_000,
      closeDelayMs: [0, 10_000][random.integer(0, 1)]!,
      risk: { pointValue, minConfidence: 0, minCoverage: 0 },
      portfolio: { maxExposureRatio: 1 },
    };
    const pipeline = new Pipeline(options);
    const exposure = new Map<number, Map<string, number>>();
    const count = (decisions: readonly Decision[]): void => {
      for (const { symbol, action, price, quantity, end } of decisions) {
        if (action !== 'hold') trades += 1;
        const bySymbol = exposure.get(end) ?? new Map<string, number>();
        exposure.set(end, bySymbol.set(symbol, price * quantity * pointValue)); // its last word
      }
    };
    for (let minute = 0; minute < 150; minute++) {
      const late = random.integer(0, 3);
      feeds.forEach((feed, i) => {
        const bar = feed[minute - (i === late ? 1 : 0)];
        if (bar === undefined) return;
        count(pipeline.update(bar).decisions);
        if (random.unit() < 0.3) count(pipeline.advance(bar.time + 60_000).decisions);
        if (random.unit() < 0.1) count(pipeline.update({ ...bar, close: bar.low }).decisions);
      });
    }
    for (const [, bySymbol] of exposure) {
      const sum = [...bySymbol.values()].reduce((a, b) => a + b, 0);
      expect(sum).toBeLessThanOrEqual(10_000 * (1 + 1e-12));
    }
  }
  expect(trades).toBeGreaterThan(50);
});
