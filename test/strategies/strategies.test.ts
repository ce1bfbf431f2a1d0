import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bar, ClosedBar } from '../../src/bars/index.js';
import { decodeText, encodeText, Row, type Snapshot } from '../../src/core/index.js';
import { IncrementalIndicators } from '../../src/indicators/index.js';
import {
  BollingerBreakout,
  LevelBreakout,
  MaCrossover,
  MacdRsi,
  needsOf,
  type Opinion,
  Remembering,
  RsiTrend,
  type SignalOrigin,
  type Strategy,
  type StrategyView,
  signalFrom,
  signalId,
  strategyCatalog,
  strategyOf,
} from '../../src/strategies/index.js';
import { Random, seriesOf } from '../contract/series.js';

const hour = 3_600_000;

const closed = (bar: ReturnType<typeof barsOf>[number]): ClosedBar => ({
  ...bar,
  end: bar.time + 60_000,
  expected: 1,
  received: 1,
  synthetic: 0,
  complete: true,
  revision: 0,
  vwap: bar.close,
  price: bar.close,
});

function barsOf(seed: number, length = 600) {
  return seriesOf('bar', 'lively', seed, length) as unknown as Bar[];
}

/** What `strategy` is shown of a series of bars, rows detached. */
function viewsFor(strategy: Strategy, seed: number): StrategyView[] {
  const indicators = new IncrementalIndicators(strategy.needs);
  return barsOf(seed).map((bar) => ({
    bar: closed(bar),
    timeframe: '1m',
    features: indicators.update(bar).copy(),
  }));
}

const play = (strategy: Strategy, views: readonly StrategyView[]): (Opinion | undefined)[] =>
  views.map((view) => strategy.update(view));

/** One small set of each kind, with the defaults too. */
const makers: readonly (readonly [string, () => Strategy])[] = [
  ['macdRsi', () => new MacdRsi()],
  ['macdRsi short', () => new MacdRsi({ fastPeriod: 3, slowPeriod: 7, signalPeriod: 3 })],
  ['maCrossover', () => new MaCrossover({ fastPeriod: 5, slowPeriod: 20 })],
  ['rsiTrend', () => new RsiTrend({ rsiPeriod: 5, trendPeriod: 20, coolDownBars: 2 })],
  ['bollingerBreakout', () => new BollingerBreakout({ period: 10, multiplier: 1.5 })],
  ['levelBreakout', () => new LevelBreakout({ pivotBars: 2, coolDownBars: 3 })],
  ['maCrossover sma', () => new MaCrossover({ fastPeriod: 3, slowPeriod: 9, average: 'sma' })],
];

describe.each(makers)('%s', (_name, make) => {
  test('speaks often enough to be tested, soundly, and not before its warm-up', () => {
    const strategy = make();
    const opinions = play(strategy, viewsFor(strategy, 1));
    const spoken = opinions.filter((opinion) => opinion !== undefined);
    expect(spoken.length).toBeGreaterThan(5);
    expect(opinions.findIndex((opinion) => opinion !== undefined) + 1).toBeGreaterThanOrEqual(
      strategy.warmUp,
    );
    for (const { strength, direction, horizonBars, reasons } of spoken) {
      expect(strength).toBeGreaterThanOrEqual(0);
      expect(strength).toBeLessThanOrEqual(1);
      expect(['up', 'down']).toContain(direction);
      expect(horizonBars).toBeGreaterThan(0);
      expect(reasons.length).toBeGreaterThan(0);
      expect(JSON.parse(JSON.stringify(reasons))).toEqual(reasons);
    }
  });

  test('peek foretells update and changes nothing', () => {
    const strategy = make();
    const views = viewsFor(strategy, 2);
    views.forEach((view, i) => {
      const before = encodeText(strategy.snapshot());
      strategy.peek(views[views.length - 1 - i]!);
      const foretold = strategy.peek(view);
      expect(encodeText(strategy.snapshot())).toBe(before);
      expect(strategy.update(view)).toEqual(foretold);
    });
  });

  test('a snapshot at every bar continues to the same opinions; reset equals fresh', () => {
    const original = make();
    const views = viewsFor(original, 3);
    const expected = play(original, views);
    let resumed = make();
    const said = views.map((view) => {
      const next = make();
      next.restore(decodeText(encodeText(resumed.snapshot())));
      resumed = next;
      return resumed.update(view);
    });
    expect(said).toEqual(expected);
    resumed.reset();
    expect(encodeText(resumed.snapshot())).toBe(encodeText(make().snapshot()));
    expect(play(resumed, views)).toEqual(expected);
  });

  test('a row without the indicators, or of NaN, is no opinion and leaves no trace', () => {
    const strategy = make();
    play(strategy, viewsFor(strategy, 4));
    const [view] = viewsFor(strategy, 4);
    const bare = { ...view!, features: new Row([], new Float64Array()) };
    expect(strategy.update(bare)).toBeUndefined();
    expect(strategy.update(view!)).toBeUndefined();
  });

  test('prices in another currency give the same opinions', () => {
    const strategy = make();
    const plain = play(strategy, viewsFor(strategy, 5)).map(withoutValues);
    const scaled = make();
    const indicators = new IncrementalIndicators(scaled.needs);
    const opinions = barsOf(5).map((bar) => {
      const { time, open, high, low, close, volume } = bar;
      const dear = { time, open: open * 8, high: high * 8, low: low * 8, close: close * 8, volume };
      return scaled.update({
        bar: closed(dear),
        timeframe: '1m',
        features: indicators.update(dear),
      });
    });
    expect(opinions.map(withoutValues)).toEqual(plain);
  });

  test('refuses a snapshot of another strategy', () => {
    const strategy = make();
    const other = new MaCrossover({ fastPeriod: 2, slowPeriod: 4 }).snapshot();
    expect(() => strategy.restore(other)).toThrow(/cannot restore/);
    const good = strategy.snapshot();
    expect(() => strategy.restore({ ...good, state: { sides: 1 } })).toThrow(/not a known field/);
  });
});

const withoutValues = (opinion: Opinion | undefined) =>
  opinion && { ...opinion, reasons: opinion.reasons.map(({ code }) => code) };

describe('what they say, told by hand', () => {
  const view = (values: Record<string, number>): StrategyView => ({
    bar: closed({ time: 0, open: 1, high: 1, low: 1, close: 1, volume: 0 }),
    timeframe: '1m',
    features: new Row(Object.keys(values), Float64Array.from(Object.values(values))),
  });

  test('MACD turning up is an opinion only with room in the RSI', () => {
    const said = (rsi: number, from: number, to: number) => {
      const strategy = new MacdRsi();
      const row = (histogram: number, at: number) =>
        view({ 'macd(12,26,9).histogram': histogram, 'rsi(14)': at, 'atr(14)': 1 });
      strategy.update(row(from, 50));
      return strategy.update(row(to, rsi));
    };
    expect(said(50, -1, 1)).toMatchObject({ direction: 'up', strength: 0.5 });
    expect(said(20, -1, 1)).toMatchObject({ direction: 'up', strength: 1 });
    expect(said(70, -1, 1)).toBeUndefined();
    expect(said(50, 1, -1)).toMatchObject({ direction: 'down', strength: 0.5 });
    expect(said(30, 1, -1)).toBeUndefined();
    expect(said(50, 1, 2)).toBeUndefined();
    expect(said(50, -1, 0.02)).toBeUndefined(); // within the hysteresis
    expect(said(50, -1, 0.021)).toMatchObject({ direction: 'up' });
    expect(said(Number.NaN, -1, 1)).toBeUndefined();
  });

  test('exactly 0 is no side: back where it came from is no crossing, through it is one', () => {
    const turns = (...histogram: number[]) => {
      const strategy = new MacdRsi({ coolDownBars: 0, hysteresisAtrs: 0 });
      return histogram.map(
        (x) =>
          strategy.update(view({ 'macd(12,26,9).histogram': x, 'rsi(14)': 50, 'atr(14)': 1 }))
            ?.direction ?? '',
      );
    };
    expect(turns(-1, 0, -1, 0, 1, 0, 1)).toEqual(['', '', '', '', 'up', '', '']);
    expect(turns(0, 1, -1)).toEqual(['', '', 'down']);
  });

  test('a crossing as fast as one ATR in one bar has strength a half', () => {
    const said = (gap: number) => {
      const strategy = new MaCrossover({ fastPeriod: 3, slowPeriod: 7 });
      const row = (x: number) => view({ 'ema(3)': 10 + x, 'ema(7)': 10, 'atr(14)': 2 });
      strategy.update(row(-0.125));
      return strategy.update(row(gap))?.strength;
    };
    // gains 1/2 and 1/4: an ATR of 2 moves the means 0.5 apart
    expect(said(0.375)).toBe(0.5);
    expect(said(0.125)).toBeCloseTo(1 / 3, 15);
    expect(said(7.375)).toBe(15 / 16);
    expect(said(-0.1)).toBeUndefined();
  });
});

describe('specs', () => {
  test('every kind of the catalogue is made from its spec, and its defaults from nothing', () => {
    for (const kind of Object.keys(strategyCatalog)) {
      const strategy = strategyOf({ kind });
      expect(strategy.kind).toBe(kind);
      expect(strategy.id.startsWith(`${kind}(`)).toBe(true);
    }
    expect(strategyOf({ kind: 'maCrossover', fastPeriod: 5 }).id).toContain('(5,50,14,10,10,0.02)');
  });

  test('a slip is named and corrected', () => {
    expect(() => strategyOf({ kind: 'macdRis' })).toThrow(/did you mean 'macdRsi'/);
    expect(() => strategyOf({ kind: 'goldenCross' })).toThrow(/did you mean 'maCrossover'/);
    expect(() => strategyOf({ kind: 'ma' })).toThrow(/did you mean 'maCrossover'/);
    expect(() => strategyOf({ kind: 'breakout' })).toThrow(/did you mean 'levelBreakout'/);
    expect(() => strategyOf({ kind: 'macdRsi', oversld: 3 })).toThrow(/did you mean 'oversold'/);
    expect(() => strategyOf({ kind: 'macdRsi', oversold: 80 })).toThrow(/oversold must be below/);
    expect(() => strategyOf({ kind: 'maCrossover', fastPeriod: 60 })).toThrow(/below slowPeriod/);
    for (const kind of ['toString', 5, undefined, { toString: () => 'macdRsi' }]) {
      expect(() => strategyOf({ kind } as never)).toThrow(/kind must be/);
    }
    expect(() => strategyOf(null as never)).toThrow(/strategy must be an object/);
  });

  test('a kind of the caller’s own comes first', () => {
    class Always extends Remembering<object, { count: number }> {
      readonly needs = {};
      readonly warmUp = 1;
      constructor() {
        const kind = { name: 'macdRsi', version: 7, title: 'Always', family: 'test' };
        super({ ...kind, parameters: {} }, {}, () => ({ count: 0 }));
      }
      protected judge(): Opinion {
        return { direction: 'up', strength: 1, horizonBars: 1, reasons: [] };
      }
    }
    const own = strategyOf({ kind: 'macdRsi' }, { macdRsi: Always });
    expect(own).toBeInstanceOf(Always);
    expect(own.version).toBe(7);
    const { version }: Snapshot = own.snapshot();
    expect(version).toBe(7);
  });

  test('two needs of one name have to be the same indicator', () => {
    const strategies = [new MacdRsi(), new MacdRsi({ oversold: 20 }), new MaCrossover()];
    const needs = needsOf(strategies, { trend: { kind: 'ema', period: 9 } });
    expect(Object.keys(needs).length).toBe(6);
    expect(() => new IncrementalIndicators(needs)).not.toThrow();
    const clash = { 'ema(20)': { kind: 'sma', period: 20 } } as const;
    expect(() => needsOf(strategies, clash)).toThrow(/specs.ema\(20\) must be/);
    const own = (n: number) => ({ needs: { mine: { kind: 'mine', by: { n } } } });
    expect(needsOf([own(1), own(1)])).toEqual({ mine: { kind: 'mine', by: { n: 1 } } });
    expect(() => needsOf([own(1), own(2)])).toThrow('specs.mine must be');
  });
});

describe('signals', () => {
  const origin: SignalOrigin = {
    symbol: 'S',
    timeframe: '1h',
    family: 'trend',
    strategy: 'mine',
    bar: { time: 0, end: hour, revision: 0, received: 58, expected: 60 },
  };
  const opinion: Opinion = { direction: 'up', strength: 0.5, horizonBars: 3, reasons: [] };

  test('ids of different parts differ, whatever is in them', () => {
    const part = fc.string({ unit: fc.constantFrom('a', '%', '|', '#', '2', '5', '7', 'C') });
    const parts = fc.tuple(part, part, fc.integer(), part, fc.nat(3));
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const isSame = a.every((x, i) => x === b[i]);
        expect(signalId(...a) === signalId(...b)).toBe(isSame);
      }),
      { numRuns: 2000, seed: 3 },
    );
    expect(signalId('%7C', '', 0, '', 0)).not.toBe(signalId('|', '', 0, '', 0));
    expect(signalId('A|B', '1h', 7, 'c#1 %|', 2)).toBe('A%7CB|1h|7|c%231 %25%7C#2');
  });

  test('the prior stands in where the strategy has no probability of its own', () => {
    expect(signalFrom(opinion, origin)).toMatchObject({
      id: `S|1h|${hour}|mine#0`,
      pUp: 0.55,
      direction: 'up',
      provisional: false,
      basedOnRevision: false,
      received: 58,
      expected: 60,
      afterGap: false,
    });
    expect(signalFrom({ ...opinion, pUp: 0.3 }, origin)).toMatchObject({
      pUp: 0.3,
      direction: 'down',
    });
    expect(signalFrom({ ...opinion, direction: 'flat' }, origin)?.pUp).toBe(0.5);
    const regimes = [origin, { ...origin, regime: 'trend' }].map(
      (one) => signalFrom(opinion, one)?.regime,
    );
    expect(regimes).toEqual(['unknown', 'trend']);
  });

  test('an opinion that is unsound is no signal', () => {
    for (const wrong of [
      { strength: Number.NaN },
      { strength: -0.1 },
      { strength: 1.1 },
      { pUp: 0 },
      { pUp: 1 },
      { pUp: Number.NaN },
      { horizonBars: 0 },
    ]) {
      expect(signalFrom({ ...opinion, ...wrong }, origin)).toBeUndefined();
    }
  });

  test('signals are plain data', () => {
    const random = new Random(1);
    const signal = signalFrom({ ...opinion, strength: random.unit() }, origin);
    expect(JSON.parse(JSON.stringify(signal))).toEqual(signal);
  });
});
