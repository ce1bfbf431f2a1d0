import { describe, expect, it } from 'vitest';
import type { SymbolBar } from '../../src/bars/bar.js';
import { columnsOf } from '../../src/bars/columns.js';
import { decodeBinary, decodeText, encodeBinary, encodeText } from '../../src/core/index.js';
import { Pipeline, type PipelineOptions, type PipelineResult } from '../../src/pipeline/index.js';
import { orderSideOf } from '../../src/risk/index.js';
import { dispositions } from '../../src/validation/index.js';
import { cases } from '../cases.js';
import { daily, learning, minutes, printed, small, sp500 } from './market.js';

const play = (bars: readonly SymbolBar[], options: PipelineOptions): PipelineResult[] => {
  const pipeline = new Pipeline(options);
  return bars.map((bar) => pipeline.update(bar));
};

/** The last four minutes in every fifty are a good deal higher: sudden changes, where `shaken`. */
const market = (symbol: string, seed: number, length: number, shaken: boolean): SymbolBar[] =>
  minutes(symbol, seed, length).map((bar, i) => {
    const { open, high, low, close } = bar;
    const lift = shaken && i % 50 >= 46 ? 32 : 0;
    return { ...bar, open: open + lift, high: high + lift, low: low + lift, close: close + lift };
  });

/** Bars with everything that happens to a feed: gaps, repeats, corrections, latecomers, nonsense. */
const troubledBy = (bars: readonly SymbolBar[]): SymbolBar[] =>
  bars.flatMap((bar, i) => {
    if (i % 37 === 5) return [];
    if (i >= 100 && i < 112) return [];
    if (i % 41 === 7) return [bar, bar];
    if (i % 43 === 11) return [bar, { ...bar, close: (bar.open + bar.close) / 2 }];
    if (i % 47 === 13) return [bar, { ...bar, time: bar.time - 600_000 }];
    if (i % 53 === 17) return [{ ...bar, high: bar.low - 1 }, bar];
    return [bar];
  });

/** With fusion, until its five levels of energies have met all their inputs. */
const fused: PipelineOptions = { ...small, fusion: { noiseWeight: true, transientVetoBars: 3 } };

describe.each([
  ['the pipeline', small, cases(240, 1.5), false],
  ['the pipeline, with fusion,', fused, 320, true],
  ['the pipeline, learning,', learning, cases(240, 1.5), false],
] as const)('%s', (_name, options, length, shaken) => {
  const calm = (symbol: string, seed: number) => market(symbol, seed, length, shaken);
  const troubled = (symbol: string, seed: number) => troubledBy(calm(symbol, seed));

  it('weighs and withholds where it is told to', () => {
    const results = play(troubled('X', 1), options);
    const weighed = results.flatMap(({ signals }) =>
      signals.filter(({ reasons }) => reasons.some(({ code }) => code === 'noise-weight')),
    );
    const vetoes = results.flatMap(({ events }) => events.filter(({ type }) => type === 'veto'));
    expect([weighed.length > 10, vetoes.length > 5]).toEqual([shaken, shaken]);
  });

  it('says the same of a prefix, whatever comes later', () => {
    const bars = troubled('X', 1);
    const cut = length - 60;
    const garbage = minutes('X', 9, 60).map((bar, i) => ({
      ...bar,
      time: bars[cut - 1]!.time + (i - 20) * 60_000,
      close: i % 2 ? -1 : 1e12,
    }));
    const past = bars.slice(0, cut);
    const said = play([...past, ...garbage], options).slice(0, cut);
    expect(printed(said)).toBe(printed(play(past, options)));
  });

  it('peeks at what the next update will say, and changes nothing', () => {
    const pipeline = new Pipeline(options);
    const bars = troubled('X', 2);
    bars.forEach((bar, i) => {
      const foretold = printed(pipeline.peek(bar));
      pipeline.peek(bars[(i * 7) % bars.length]!);
      expect(printed(pipeline.update(bar))).toBe(foretold);
    });
  });

  it('goes on from its snapshot, text or binary, taken at every bar', () => {
    const every = cases(10) === 10 ? 1 : 15;
    const bars = troubled('X', 7);
    let pipeline = new Pipeline(options);
    const said = bars.map((bar, i) => {
      if (i % every === 0) {
        const snapshot = pipeline.snapshot();
        pipeline = new Pipeline(options);
        const isText = (i / every) % 2 === 0;
        pipeline.restore(
          isText ? decodeText(encodeText(snapshot)) : decodeBinary(encodeBinary(snapshot)),
        );
      }
      return pipeline.update(bar);
    });
    expect(printed(said)).toBe(printed(play(bars, options)));
  });

  it('says of a symbol in a crowd what it says of it alone', () => {
    const symbols = ['X', '__proto__', '7203', 'constructor', 'ÅÄÖ|#%'];
    const feeds = symbols.map((symbol, s) => troubled(symbol, s + 3));
    const crowd = new Pipeline(options);
    const heard = new Map<string, PipelineResult[]>(symbols.map((symbol) => [symbol, []]));
    for (let i = 0; i < length + 20; i++) {
      for (const feed of feeds) {
        const bar = feed[i];
        if (bar !== undefined) heard.get(bar.symbol)!.push(crowd.update(bar));
      }
    }
    symbols.forEach((symbol, s) => {
      expect(printed(heard.get(symbol))).toBe(printed(play(feeds[s]!, options)));
    });
    expect(crowd.symbols).toEqual(symbols);
  });

  it('decides over a portfolio alike, in whatever order one end time arrives', () => {
    const limited = { ...options, portfolio: { maxExposureRatio: 0.5 } };
    const symbols = ['A', 'B', 'C', 'D'];
    const feeds = symbols.map((symbol, s) => calm(symbol, s + 20));
    const decided = (order: (i: number) => readonly number[]): string => {
      const pipeline = new Pipeline(limited);
      const decisions = Array.from({ length }, (_, i) =>
        order(i).flatMap((s) => [...pipeline.update(feeds[s]![i]!).decisions]),
      );
      const last = pipeline.advance(feeds[0]![length - 1]!.time + 70_000).decisions;
      return printed([...decisions.flat(), ...last]);
    };
    const inOrder = decided(() => [0, 1, 2, 3]);
    expect(decided((i) => (i % 2 ? [3, 1, 0, 2] : [2, 3, 1, 0]))).toBe(inOrder);
    const all = JSON.parse(inOrder) as { action: string; final: boolean; end: number }[];
    expect(all).toHaveLength(4 * length);
    expect(all.every(({ final }) => final)).toBe(true);
    expect(all.some(({ action }) => action !== 'hold')).toBe(true);
  });

  it('never decides more exposure at one end time than the portfolio allows', () => {
    const pipeline = new Pipeline({ ...options, portfolio: { maxExposureRatio: 0.3 } });
    const feeds = ['A', 'B', 'C'].map((symbol, s) => calm(symbol, s + 30));
    const exposure = new Map<number, number>();
    let cut = 0;
    for (let i = 0; i < length; i++) {
      for (const feed of feeds) {
        for (const { end, quantity, price, action, reasons } of pipeline.update(feed[i]!)
          .decisions) {
          const added = action === 'hold' ? 0 : quantity * price;
          exposure.set(end, (exposure.get(end) ?? 0) + added);
          if (reasons.some(({ code }) => code === 'portfolio-exposure')) cut += 1;
        }
      }
    }
    expect(Math.max(...exposure.values())).toBeLessThanOrEqual(0.3 * 10_000 * (1 + 1e-12));
    expect(cut).toBeGreaterThan(0);
  });

  it('processes columns as it updates bars', () => {
    const bars = calm('X', 4);
    const { bars: columns, closed, ...rest } = new Pipeline(options).process(columnsOf(bars), 'X');
    const results = play(bars, options);
    const signals = results.flatMap((result) => result.signals);
    expect(printed(rest.signals)).toBe(printed(signals));
    expect(printed(rest.events)).toBe(printed(results.flatMap(({ events }) => events)));
    expect(rest.counts.accepted).toBe(bars.length);
    results.forEach((result, i) => {
      const { quantity, confidence } = result.decision!;
      expect(columns.time[i]).toBe(bars[i]!.time);
      expect(columns.quantity[i]).toBe(
        orderSideOf(result.decision!) === 'sell' ? -quantity : quantity,
      );
      expect(columns.confidence[i]).toBe(confidence);
    });
    for (const timeframe of options.timeframes!) {
      const ends = results.flatMap((result) =>
        result.closed.filter((one) => one.timeframe === timeframe).map(({ bar }) => bar.end),
      );
      expect([...closed[timeframe]!['end']!]).toEqual(ends);
      const last = results.at(-1)!.features[timeframe]!.toObject();
      for (const [name, x] of Object.entries(last)) {
        expect(closed[timeframe]![name]!.at(-1)).toBe(x);
      }
    }
  });

  it('scales exactly with the unit of price and volume', () => {
    const bars = calm('X', 5);
    const scale = 1024;
    const scaledBars = bars.map((bar) => ({
      ...bar,
      open: bar.open * scale,
      high: bar.high * scale,
      low: bar.low * scale,
      close: bar.close * scale,
      volume: bar.volume / 64,
    }));
    const plain = play(bars, options);
    const scaled = play(scaledBars, { ...options, equity: 10_000 * scale });
    scaled.forEach((result, i) => {
      const { composite, quality, regime, denoised, decision, signals } = plain[i]!;
      expect(result.composite).toEqual(composite);
      expect(result.quality).toEqual(quality);
      expect(result.regime).toEqual(regime);
      expect(result.signals.map(({ id, pUp }) => [id, pUp])).toEqual(
        signals.map(({ id, pUp }) => [id, pUp]),
      );
      for (const [timeframe, x] of Object.entries(denoised)) {
        expect(result.denoised[timeframe]).toBe(x * scale);
      }
      expect(result.decision?.action).toBe(decision?.action);
      expect(result.decision?.quantity).toBe(decision?.quantity);
      expect(result.decision?.stop).toBe(decision!.stop * scale);
    });
  });

  it('accounts for every bar that came in', () => {
    const bars = [
      ...troubled('X', 6),
      ...['', 'x'.repeat(65)].map((symbol) => ({ ...minutes('X', 1, 1)[0]!, symbol })),
    ];
    const judged = play(bars, options).flatMap((result) => result.bars);
    const counts = dispositions.map(
      (one) => judged.filter((bar) => bar.disposition === one).length,
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(bars.length);
    const seen = new Set(judged.map(({ disposition }) => disposition));
    expect([...seen].sort()).toEqual(['accepted', 'duplicate', 'late', 'rejected', 'revision']);
  });
});

describe('twenty years of days', () => {
  it('keeps 2020-03-12, and takes no weekend or holiday for a gap', () => {
    const results = play(sp500(), daily);
    const judged = results.flatMap(({ bars }) => bars);
    expect(judged.every(({ disposition }) => disposition === 'accepted')).toBe(true);
    const crash = results.find(({ bars }) => bars[0]!.time === Date.UTC(2020, 2, 12));
    expect(crash?.bars[0]?.disposition).toBe('accepted');
    const events = results.flatMap((result) => result.events);
    expect(events.filter(({ type }) => type === 'gap')).toEqual([]);
    const closures = events.filter((event) => event.type === 'closure').map(({ date }) => date);
    expect(closures).toEqual([
      '2001-09-11',
      '2001-09-12',
      '2001-09-13',
      '2001-09-14',
      '2004-06-11',
      '2007-01-02',
      '2012-10-29',
      '2012-10-30',
      '2018-12-05',
    ]);
    const weeks = results
      .flatMap(({ closed }) => closed)
      .filter(({ timeframe }) => timeframe === '1w');
    expect(weeks.every(({ bar }) => bar.received === bar.expected)).toBe(true);
  });
});
