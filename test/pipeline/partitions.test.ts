import { expect, it } from 'vitest';
import { partitionOf } from '../../src/parallel/index.js';
import {
  finish,
  follow,
  Pipeline,
  type PipelineOptions,
  type PipelineResult,
  settle,
} from '../../src/pipeline/index.js';
import { learning, minutes, printed } from './market.js';

const count = 3;
const symbols = ['AAPL', 'BTC/USD', '7203', 'é', 'SPY', 'Z'];
const length = 100;
const feeds = symbols.map((symbol, s) => minutes(symbol, 30 + s, length));
/** Minute by minute, as a feed brings them. */
const bars = Array.from({ length }, (_, i) => feeds.map((feed) => feed[i]!)).flat();

const limited: PipelineOptions = {
  ...learning,
  portfolio: { maxExposureRatio: 0.5, maxRiskRatio: 0.02 },
};

type Lanes = readonly { readonly symbol: string }[];

const lanesIn = (pipeline: Pipeline): Lanes =>
  (pipeline.snapshot().state as unknown as { lanes: Lanes }).lanes;

const bySymbol = (lanes: Lanes): string =>
  printed(lanes.toSorted((a, b) => (a.symbol < b.symbol ? -1 : 1)));

it('three partitions of the symbols, merged, are one pipeline', () => {
  const whole = new Pipeline(learning);
  const parts = Array.from({ length: count }, () => new Pipeline(learning));
  for (const bar of bars) {
    const part = parts[partitionOf(bar.symbol!, count)]!;
    expect(printed(part.update(bar))).toBe(printed(whole.update(bar)));
  }
  expect(parts.every((part) => part.symbols.length > 0)).toBe(true);
  expect(bySymbol(parts.flatMap(lanesIn))).toBe(bySymbol(lanesIn(whole)));
  const merged = parts
    .flatMap((part) => finish(part).results)
    .toSorted((a, b) => (a.symbol < b.symbol ? -1 : 1));
  expect(printed(merged)).toBe(printed(finish(whole).results));
});

it('with shared limits the portfolio step over what partitions found decides the same', () => {
  const whole = new Pipeline(limited);
  const portfolio = new Pipeline(limited);
  const parts = Array.from({ length: count }, () => new Pipeline(learning));
  const taken: string[] = [];
  const print = (result: PipelineResult): string => {
    for (const { action } of result.decisions) if (action !== 'hold') taken.push(action);
    return printed(result);
  };
  for (const bar of bars) {
    const found = parts[partitionOf(bar.symbol!, count)]!.update(bar);
    expect(print(follow(portfolio, found))).toBe(printed(whole.update(bar)));
  }
  expect(printed(settle(portfolio))).toBe(printed(settle(whole)));
  expect(taken.length).toBeGreaterThan(5);
});

it('the order in which partitions answer within a minute changes no decision', () => {
  const decided = (order: (minute: typeof bars) => typeof bars): string => {
    const portfolio = new Pipeline(limited);
    const parts = Array.from({ length: count }, () => new Pipeline(learning));
    const all: unknown[] = [];
    for (let at = 0; at < bars.length; at += symbols.length) {
      for (const bar of order(bars.slice(at, at + symbols.length))) {
        follow(portfolio, parts[partitionOf(bar.symbol!, count)]!.update(bar));
      }
      all.push(settle(portfolio));
    }
    return printed(all);
  };
  const inOrder = decided((minute) => minute);
  expect(inOrder).toContain('"action":"open"');
  expect(decided((minute) => minute.toReversed())).toBe(inOrder);
});
