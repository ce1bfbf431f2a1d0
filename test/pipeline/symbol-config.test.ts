import { describe, expect, it } from 'vitest';
import type { SymbolBar } from '../../src/bars/bar.js';
import { ConfigError, decodeText, encodeText } from '../../src/core/index.js';
import {
  Pipeline,
  type PipelineOptions,
  presets,
  RecentBars,
  restoreParts,
  snapshotParts,
} from '../../src/pipeline/index.js';
import type { Decision } from '../../src/risk/index.js';
import { Random } from '../contract/series.js';
import { minutes as lively, printed } from './market.js';

/** Opinions at every crossing, at once; the account is one of 10,000 dollars. */
const options: PipelineOptions = {
  ...presets.fx,
  timeframes: ['1m', '5m'],
  indicators: {},
  denoise: false,
  regime: { period: 4, volatilityBars: 8 },
  strategies: { cross: { kind: 'maCrossover', fastPeriod: 2, slowPeriod: 4, atrPeriod: 3 } },
  riskTimeframe: '1m',
  risk: { ...presets.fx.risk, minConfidence: 0.001 },
};

/** Minutes of a Tuesday around `price`, in steps of `tick`. */
function minutes(symbol: string, price: number, tick: number, count = 200): SymbolBar[] {
  const random = new Random(11);
  const start = Date.UTC(2024, 2, 12, 14); // New York is open, and so is London
  let level = Math.round(price / tick);
  return Array.from({ length: count }, (_, i) => {
    const open = level;
    level += random.integer(-8, 8);
    const [low, high] = [Math.min(open, level) - 2, Math.max(open, level) + 2];
    const [o, h, l, c] = [open, high, low, level].map((steps) => steps * tick) as number[];
    return {
      ...{ symbol, time: start + i * 60_000, volume: 10 },
      ...{ open: o!, high: h!, low: l!, close: c! },
    };
  });
}

function decisionsOf(pipeline: Pipeline, bars: readonly SymbolBar[]): Decision[] {
  return bars.flatMap((bar) => pipeline.update(bar).decisions);
}

const codesOf = (decisions: readonly Decision[]): Set<string> =>
  new Set(decisions.flatMap(({ reasons }) => reasons.map(({ code }) => code)));
const trades = (decisions: readonly Decision[]): Decision[] =>
  decisions.filter(({ action }) => action !== 'hold');

const yen = minutes('USDJPY', 150, 0.01);

describe('the currency of a price', () => {
  it('USDJPY is sized in yen once it is said what a yen is worth', () => {
    const plain = decisionsOf(new Pipeline(options), yen);
    expect(codesOf(plain)).toContain('below-minimum');
    expect(trades(plain)).toEqual([]);
    const symbols = { USDJPY: { quoteRate: 1 / 150 } };
    const right = trades(decisionsOf(new Pipeline({ ...options, symbols }), yen));
    expect(right.length).toBeGreaterThan(0);
    for (const { quantity, price, stop } of right) {
      expect(quantity % 1000).toBe(0);
      expect((quantity * Math.abs(price - stop)) / 150).toBeLessThanOrEqual(100);
      expect((quantity * price) / 150).toBeLessThanOrEqual(10_000);
    }
  });

  it('is told by the caller: without a rate there is no new risk, a later one counts', () => {
    const pipeline = new Pipeline({ ...options, symbols: { USDJPY: { quoteRate: 'told' } } });
    const unset = decisionsOf(pipeline, yen.slice(0, 100));
    expect(trades(unset)).toEqual([]);
    expect(codesOf(unset)).toContain('no-quote-rate');
    pipeline.setQuoteRate('USDJPY', 1 / 150, 2_000);
    pipeline.setQuoteRate('USDJPY', 1 / 1, 1_000); // older than what is known
    const told = new Pipeline({ ...options, symbols: { USDJPY: { quoteRate: 1 / 150 } } });
    decisionsOf(told, yen.slice(0, 100));
    const rest = yen.slice(100);
    expect(printed(decisionsOf(pipeline, rest))).toBe(printed(decisionsOf(told, rest)));
    pipeline.setQuoteRate('USDJPY', Number.NaN, 3_000);
    const next = { ...rest.at(-1)!, time: rest.at(-1)!.time + 60_000 };
    expect(pipeline.peek(next).decision?.action).toBe('hold');
    expect(() => pipeline.setQuoteRate('USDJPY', '1' as never, 4_000)).toThrow(ConfigError);
  });

  it('a rate that was told is in the snapshot', () => {
    const pipeline = new Pipeline(options);
    pipeline.setQuoteRate('USDJPY', 1 / 150, 1_000);
    decisionsOf(pipeline, yen.slice(0, 100));
    const resumed = new Pipeline(options);
    resumed.restore(decodeText(encodeText(pipeline.snapshot())));
    const parts = new Pipeline(options);
    restoreParts(parts, snapshotParts(pipeline));
    const expected = printed(decisionsOf(pipeline, yen.slice(100)));
    expect(printed(decisionsOf(resumed, yen.slice(100)))).toBe(expected);
    expect(printed(decisionsOf(parts, yen.slice(100)))).toBe(expected);
  });
});

describe('terms of a symbol', () => {
  it('gold has a step of its own under the fx preset', () => {
    const gold = minutes('XAUUSD', 2_150, 0.1);
    expect(trades(decisionsOf(new Pipeline(options), gold))).toEqual([]);
    const symbols = { XAUUSD: { step: 0.01, minQuantity: 0.01, tick: 0.1 } };
    const bought = trades(decisionsOf(new Pipeline({ ...options, symbols }), gold));
    expect(bought.length).toBeGreaterThan(0);
    for (const { quantity } of bought) expect(quantity).toBeLessThan(10);
  });

  it('limits shared by all symbols are in the currency of the account', () => {
    const portfolio = { maxExposureRatio: 0.5 };
    const symbols = { USDJPY: { quoteRate: 1 / 150 } };
    const pipeline = new Pipeline({ ...options, symbols, portfolio });
    const settled = [
      ...decisionsOf(pipeline, yen),
      ...pipeline.advance(yen.at(-1)!.time + 600_000).decisions,
    ];
    expect(trades(settled).length).toBeGreaterThan(0);
    for (const { quantity, price } of trades(settled)) {
      expect((quantity * price) / 150).toBeLessThanOrEqual(5_000);
    }
  });
});

describe('structure of a symbol', () => {
  const start = Date.UTC(2024, 2, 11, 20); // an hour before New York closes
  const hours = (symbol: string, i: number): SymbolBar => {
    return { symbol, time: start + i * 60_000, open: 10, high: 11, low: 9, close: 10, volume: 5 };
  };
  const both: PipelineOptions = {
    base: '1m',
    timeframes: ['1m', '1d'],
    symbols: { SPY: { calendar: 'us-equities', timeframes: ['1m', '5m'] } },
  };

  it('BTC and SPY live in one Pipeline, each by its own calendar and timeframes', () => {
    const pipeline = new Pipeline(both);
    const { symbols: _, ...common } = both;
    const spy = { calendar: 'us-equities', timeframes: ['1m', '5m'] } as const;
    const alone = new Pipeline({ ...common, ...spy });
    const btc = new Pipeline({ ...both, symbols: {} });
    for (let i = 0; i < 60; i++) {
      for (const [symbol, single] of [['SPY', alone] as const, ['BTC', btc] as const]) {
        const bar = hours(symbol, i);
        expect(printed(pipeline.update(bar))).toBe(printed(single.update(bar)));
      }
    }
    expect(pipeline.update(hours('SPY', 60)).bars[0]!.disposition).toBe('outside-session');
    expect(pipeline.update(hours('BTC', 60)).bars[0]!.disposition).toBe('accepted');
    expect(pipeline.barsNeeded('5m', 'SPY')).toBeGreaterThan(1);
    expect(() => pipeline.barsNeeded('5m', 'BTC')).toThrow(ConfigError);
  });

  it('a declared symbol costs no lane, and a snapshot of other settings is refused', () => {
    const pipeline = new Pipeline(both);
    expect(pipeline.symbols).toEqual([]);
    pipeline.update(hours('SPY', 0));
    const snapshot = pipeline.snapshot();
    const other = { ...both, symbols: { SPY: { ...both.symbols!['SPY'], step: 5 } } };
    expect(() => new Pipeline(other).restore(snapshot)).toThrow('cannot restore');
    expect(() => new Pipeline({ ...both, symbols: {} }).restore(snapshot)).toThrow(
      'cannot restore',
    );
  });

  it.each<[string, object]>([
    ['symbols.SPY.step', { step: 0 }],
    ['symbols.SPY.stp', { stp: 1 }],
    ['symbols.SPY.calendar', { calendar: 'mars' }],
    ['symbols.SPY.timeframes[0]', { timeframes: ['1x'] }],
    ['symbols.SPY.quoteRate', { quoteRate: -1 }],
    ['symbols.SPY', 5 as never],
  ])('%s is refused by name', (path, config) => {
    const symbols = { SPY: config };
    expect(() => new Pipeline({ base: '1m', symbols })).toThrow(path);
  });
});

describe('a declared symbol', () => {
  const declared = {
    base: '1m',
    timeframes: ['1m', '5m'],
    symbols: {
      X: {
        feed: 'venue',
        assetType: 'stock',
        risk: { riskRatio: 0.002 },
        timeframes: [
          { name: '1m', tradingStyle: 'position', bufferSize: 3 },
          { name: '5m', enabled: false },
          '15m',
        ],
      },
    },
  } as const;

  it('builds the timeframes that are enabled, in its style, and keeps as many bars as it says', () => {
    const pipeline = new Pipeline(declared);
    const recent = new RecentBars({ symbols: pipeline.config.symbols });
    for (const bar of lively('X', 1, 40)) recent.add(pipeline.update(bar));
    const { features } = pipeline.peek(lively('X', 1, 41)[40]!);
    expect(Object.keys(features)).toEqual(['1m', '15m']);
    expect(recent.columns('X', '1m')!['time']).toHaveLength(3);
    expect(recent.columns('X', '15m')!['time']).toHaveLength(2);
    const plain = new Pipeline({ ...declared, symbols: {} });
    const styles = (of: Pipeline): readonly string[] => [
      ...new Set(lively('X', 1, 300).flatMap((bar) => of.update(bar).signals.map((s) => s.style))),
    ];
    expect(styles(plain)).toEqual(['day']);
    expect(styles(pipeline)).toContain('position');
  });

  it.each([
    { timeframes: [{ name: '7x' }] },
    { timeframes: [{ name: '1m', tradingStyle: 'slow' }] },
    { timeframes: [{ name: '1m', bufferSize: 0 }] },
    { timeframes: [{ name: '1m', enabled: false }] },
    { timeframes: [{ name: '1m', more: 1 }] },
    { feed: 3 },
    { assetType: '' },
    { enabled: 'no' },
  ])('is refused as %j', (config) => {
    expect(() => new Pipeline({ base: '1m', symbols: { X: config as never } })).toThrow(
      ConfigError,
    );
  });

  it.each([{ X: null }, { X: 3 }, { X: { timeframes: [{ name: '1m', bufferSize: 0 }] } }, 'X'])(
    'is refused by RecentBars as %j',
    (symbols) => {
      expect(() => new RecentBars({ symbols: symbols as never })).toThrow(ConfigError);
    },
  );
});
