/** Spreads cross zero, and oil closed at −37.63 on 2020-04-20: what each room makes of such prices. */
import { describe, expect, it } from 'vitest';
import type { Bar } from '../src/bars/bar.js';
import { columnsOf } from '../src/bars/columns.js';
import { decodeText, encodeText } from '../src/core/index.js';
import type { Kind, Output } from '../src/core/kind.js';
import { fromCsv } from '../src/formats/index.js';
import { decodeBars, encodeBars } from '../src/history/index.js';
import { catalog, IncrementalIndicators, type Specs } from '../src/indicators/index.js';
import { Pipeline } from '../src/pipeline/index.js';
import { TrendVolatilityRegime } from '../src/regime/index.js';
import { renderReport, returnsSummary } from '../src/report/index.js';
import { decide, riskPolicy } from '../src/risk/index.js';
import { syntheticMarket } from '../src/testing/index.js';
import { seededRandom } from '../src/testing/random.js';
import { RangeBars, Renko, TimeframeAggregator } from '../src/timeframe/index.js';
import { DataValidator } from '../src/validation/index.js';
import { WaveletDenoiser, wavedec, waverec } from '../src/wavelet/index.js';

const MINUTE = 60_000;
const SHIFT = 1024;

/** Prices of a spread around `level`, in eighths, so that a shift by a power of two loses no bit. */
function spread(level: number, length = 600): Bar[] {
  const random = seededRandom(3);
  const eighths = (n: number): number => Math.round(n * (random() - 0.5)) / 8;
  let price = 0;
  return Array.from({ length }, (_, i) => {
    const open = price;
    price = Math.round(8 * (0.99 * price + eighths(16))) / 8;
    const [high, low] = [Math.max(open, price), Math.min(open, price)];
    const wick = Math.abs(eighths(8));
    return {
      time: i * MINUTE,
      open: level + open,
      high: level + high + wick,
      low: level + low - wick,
      close: level + price,
      volume: 1 + Math.floor(100 * random()),
    };
  });
}

const around = { zero: spread(0), above: spread(SHIFT), below: spread(-SHIFT) };

/** What the words in docs say of these kinds where a price is not above zero: nothing. */
const shares: readonly string[] = [
  'accelerationBands.lower',
  'accelerationBands.middle',
  'accelerationBands.upper',
  'bollinger.width',
  'centerOfGravity',
  'connorsRsi',
  'coppock',
  'disparity',
  'envelope.lower',
  'envelope.upper',
  'garmanKlass',
  'historicalVolatility',
  'hurst',
  'kst.kst',
  'kst.signal',
  'mcGinley',
  'mfi',
  'natr',
  'parkinson',
  'pmo.pmo',
  'pmo.signal',
  'ppo.histogram',
  'ppo.ppo',
  'ppo.signal',
  'roc',
  'rogersSatchell',
  'trix.signal',
  'trix.trix',
  'ulcerIndex',
  'yangZhang',
  'zigZag.age',
  'zigZag.direction',
  'zigZag.extreme',
  'zigZag.pivot',
];

/** Running totals of shares: they stand while prices are not above zero. */
const standing: readonly string[] = ['nvi', 'pvi', 'pvt'];

function specOf(kind: string): object {
  const isPair = (catalog as Record<string, Kind>)[kind]!.reads === 'pair';
  return { kind, ...(isPair ? { of: ['close', 'open'] } : {}) };
}

/** Every output of a kind over `bars`, by its name. */
function outputsOver(kind: string, bars: readonly Bar[]): Map<string, number[]> {
  const indicators = new IncrementalIndicators({ [kind]: specOf(kind) } as Specs);
  const outputs = new Map<string, number[]>();
  for (const bar of bars) {
    const row = indicators.update(bar);
    for (const name of row.columns) {
      if (name !== kind && !name.startsWith(`${kind}.`)) continue;
      if (!outputs.has(name)) outputs.set(name, []);
      outputs.get(name)!.push(row.get(name)!);
    }
  }
  return outputs;
}

const isClose = (x: number, y: number): boolean =>
  Object.is(x, y) || Math.abs(x - y) <= 1e-7 * Math.max(1, Math.abs(x));

/** Filters that begin as if all before had been 0, as TA-Lib's do, until that is forgotten. */
const beginsAtZero = (kind: string): boolean => kind.startsWith('hilbert') || kind === 'mama';

/** Compares a distance with a share of the price's size, whatever its sign. */
const sized: readonly string[] = ['hilbertTrendMode'];

describe('indicators', () => {
  it('each kind is the same around zero, moves with the price, or says NaN where it is a share', () => {
    const silent: string[] = [];
    for (const kind of Object.keys(catalog)) {
      const zero = outputsOver(kind, around.zero);
      const above = outputsOver(kind, around.above);
      const below = outputsOver(kind, around.below);
      for (const [name, values] of zero) {
        const high = above.get(name)!;
        expect(values.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY)).toBe(false);
        const start = beginsAtZero(kind) ? 300 : 0;
        const isSame = values.every((value, i) => i < start || isClose(value, high[i]!));
        const shift = kind === 'sum' ? SHIFT * 20 : SHIFT;
        const isMoved = values.every((value, i) => i < start || isClose(value + shift, high[i]!));
        if (isSame || isMoved) continue;
        if (sized.includes(name)) {
          expect(
            below
              .get(name)!
              .slice(300)
              .every((value) => value === 0 || value === 1),
          ).toBe(true);
          continue;
        }
        if (standing.includes(name)) {
          expect(new Set(below.get(name))).toEqual(new Set([name === 'pvt' ? 0 : 1000]));
          continue;
        }
        silent.push(name);
        expect({ name, below: below.get(name)!.filter((value) => !Number.isNaN(value)) }).toEqual({
          name,
          below: [],
        });
        const isSparse = kind === 'zigZag'; // it speaks where a leg ends
        expect(isSparse || high.slice(300).every(Number.isFinite)).toBe(true);
      }
    }
    expect(silent.sort()).toEqual(shares);
  });

  it('a snapshot that was taken below zero is restored', () => {
    const refused = new Set<string>();
    for (const kind of Object.keys(catalog)) {
      const make = () => new IncrementalIndicators({ [kind]: specOf(kind) } as Specs);
      const indicators = make();
      [...around.below.slice(0, 150), ...around.zero.slice(0, 400)].forEach((bar, i) => {
        indicators.update(bar);
        if (i % 200 !== 199) return;
        try {
          make().restore(indicators.snapshot());
        } catch (error) {
          refused.add(`${kind}: ${String(error)}`);
        }
      });
    }
    expect([...refused]).toEqual([]);
  });

  it('a range that is documented holds around zero', () => {
    for (const [kind, { outputs }] of Object.entries(catalog)) {
      const values = outputsOver(kind, around.zero);
      for (const [output, { range }] of Object.entries(outputs) as [string, Output][]) {
        if (range === undefined) continue;
        for (const value of values.get(values.has(kind) ? kind : `${kind}.${output}`) ?? []) {
          if (Number.isNaN(value)) continue;
          expect(value).toBeGreaterThanOrEqual(range[0]! - 1e-9);
          expect(value).toBeLessThanOrEqual(range[1]! + 1e-9);
        }
      }
    }
  });
});

describe('validation', () => {
  const oil: Bar[] = [
    { time: Date.UTC(2020, 3, 17), open: 19.85, high: 20.13, low: 17.31, close: 18.27, volume: 9 },
    {
      time: Date.UTC(2020, 3, 20),
      open: 17.73,
      high: 17.85,
      low: -40.32,
      close: -37.63,
      volume: 9,
    },
    { time: Date.UTC(2020, 3, 21), open: -14, high: 13.86, low: -16.74, close: 10.01, volume: 9 },
  ];

  it('takes them where the option says so, and rejects them by name where not', () => {
    const say = (negativePrices: boolean): unknown[] => {
      const validator = new DataValidator({ base: '1d', negativePrices });
      return oil.map((bar) => {
        const { disposition, reasons } = validator.update(bar).judgements.at(-1)!;
        return [disposition, ...reasons];
      });
    };
    expect(say(true)).toEqual([['accepted'], ['accepted'], ['accepted']]);
    const rejected = ['rejected', 'price-not-positive'];
    expect(say(false)).toEqual([['accepted'], rejected, rejected]);
  });

  it('sees a spike around zero, and neither splits nor units, for prices there have no ratio', () => {
    const validator = new DataValidator({
      base: '1m',
      negativePrices: true,
      hold: 1,
      policy: 'drop',
    });
    const feed = around.zero.map((bar, i) => (i === 500 ? { ...bar, close: 90, high: 90 } : bar));
    for (const bar of feed) validator.update(bar);
    const { 'spike-confirmed': spikes, 'split-like': splits } = validator.reasonCounts;
    expect({ spikes, splits, dropped: validator.counts.dropped }).toEqual({
      spikes: 1,
      splits: 0,
      dropped: 1,
    });
    expect(validator.tier).toBe('Excellent');
  });
});

describe('bars, formats, history, timeframes', () => {
  it('aggregates are those of the bars above, moved', () => {
    const days = (bars: readonly Bar[]): (readonly number[])[] => {
      const aggregator = new TimeframeAggregator({ base: '1m', timeframes: ['5m', '1h'] });
      const closed = bars
        .flatMap((bar) => aggregator.update(bar))
        .filter((e) => e.type === 'closed');
      return closed.map(({ bar: { open, high, low, close } }) => [open, high, low, close]);
    };
    expect(days(around.zero)).toEqual(
      days(around.above).map((prices) => prices.map((price) => price - SHIFT)),
    );
  });

  it('bricks and ranges are those of the bars above, moved', () => {
    for (const make of [() => new Renko({ brick: 0.5 }), () => new RangeBars({ range: 0.5 })]) {
      const closes = (bars: readonly Bar[]): number[] => {
        const operator = make();
        return bars.flatMap((bar) => operator.update(bar)).map(({ close }) => close);
      };
      expect(closes(around.zero)).toEqual(closes(around.above).map((close) => close - SHIFT));
      expect(closes(around.zero).length).toBeGreaterThan(100);
    }
  });

  it('a table and a history keep them', () => {
    const columns = columnsOf(around.zero);
    expect(decodeBars(encodeBars(columns))).toEqual(columns);
    const rows = around.zero.map(({ time, open, high, low, close, volume }) =>
      [new Date(time).toISOString(), open, high, low, close, volume].join(),
    );
    const { columns: read } = fromCsv(['time,open,high,low,close,volume', ...rows].join('\n'));
    expect(read).toEqual(columns);
  });
});

describe('wavelets', () => {
  it('coefficients do not see the level, and the price comes back', () => {
    const closes = (bars: readonly Bar[]): Float64Array => columnsOf(bars).close.subarray(0, 512);
    const [zero, above] = [closes(around.zero), closes(around.above)];
    const details = (x: Float64Array): number[] => {
      const [, ...others] = wavedec(x, { maxLevels: 3, mode: 'periodization' });
      return others.flatMap((level) => [...level]);
    };
    const [wanted, found] = [details(above), details(zero)];
    expect(found.length).toBeGreaterThan(400);
    expect(Math.max(...found.map((value, i) => Math.abs(value - wanted[i]!)))).toBeLessThan(1e-9);
    const back = waverec(wavedec(zero, { maxLevels: 3 }));
    expect(Math.max(...zero.map((value, i) => Math.abs(value - back[i]!)))).toBeLessThan(1e-9);
  });

  it('a denoised price moves with the level', () => {
    for (const mode of ['fast', 'adaptive', 'quality'] as const) {
      const last = (bars: readonly Bar[]): number => {
        const denoiser = new WaveletDenoiser({ mode });
        return bars
          .slice(0, 400)
          .map(({ close }) => denoiser.update(close))
          .at(-1)!;
      };
      expect(last(around.zero) + SHIFT).toBeCloseTo(last(around.above), 6);
    }
  });
});

it('the trend of a regime is that of the bars above; its volatility, a share of the close, is NaN', () => {
  const regimes = (bars: readonly Bar[]) => {
    const regime = new TrendVolatilityRegime({ volatilityBars: 50 });
    return bars.map((bar) => regime.update(bar));
  };
  const [zero, above] = [regimes(around.zero), regimes(around.above)];
  zero.forEach(({ trend, adx, volatility }, i) => {
    expect([trend, adx]).toEqual([above[i]!.trend, above[i]!.adx]);
    if (around.zero[i]!.close <= 0) expect(volatility).toBe(Number.NaN);
  });
});

it('risk takes no position at a price that is no price, and says why', () => {
  const policy = riskPolicy();
  const known = {
    symbol: 'CL',
    time: 0,
    end: 1,
    decidedAt: 1,
    composite: { direction: 'up', confidence: 1, coverage: 1 },
    equity: 1e5,
    atr: 1,
  } as const;
  const codes = (price: number) => decide(policy, { ...known, price }).reasons.map((r) => r.code);
  expect(codes(-37.63)).toEqual(['no-price']);
  expect(codes(0)).toEqual(['no-price']);
  expect(codes(1.5)).toEqual(['stop-not-positive']);
});

it('a report draws them on a linear axis; returns over them are holes', () => {
  const columns = columnsOf(around.zero.slice(0, 200));
  const text = renderReport({ title: 'spread', series: { ...columns, priceAxis: 'log' } });
  expect(text).not.toMatch(/NaN|Infinity|logarithmic/);
  expect(JSON.stringify(returnsSummary(columns.close))).not.toMatch(/Infinity/);
  const positive = returnsSummary(columns.close.map((close) => (close > 0 ? close : Number.NaN)));
  expect(returnsSummary(columns.close)).toEqual(positive);
});

it('a pipeline goes through zero and on from a snapshot; no decision is a trade below it', () => {
  const make = () =>
    new Pipeline({ base: '1m', timeframes: ['1m', '5m'], validation: { negativePrices: true } });
  let pipeline = make();
  around.zero.forEach((bar, i) => {
    if (i === 300) {
      const next = make();
      next.restore(decodeText(encodeText(pipeline.snapshot())));
      pipeline = next;
    }
    const result = pipeline.update(bar);
    const told = JSON.stringify(result);
    expect(told).not.toMatch(/Infinity/);
    expect(result.bars[0]!.disposition).toBe('accepted');
    if (bar.close <= 0) expect(result.decision?.action).toBe('hold');
  });
  expect(pipeline.update({ ...around.zero.at(-1)!, close: 1e6 }).bars[0]!.disposition).toBe(
    'rejected',
  );
});

it('a market that is moved below zero is judged as the one above it', () => {
  const market = syntheticMarket({ seed: 5, tick: 0.25 });
  const bars = Array.from({ length: 3_000 }, () => market.next().value as Bar);
  const down = bars.map(({ open, high, low, close, ...rest }) => ({
    ...rest,
    open: open - 4_096,
    high: high - 4_096,
    low: low - 4_096,
    close: close - 4_096,
  }));
  const judge = (feed: readonly Bar[]) => {
    const validator = new DataValidator({ base: '1m', negativePrices: true });
    for (const bar of feed) validator.update(bar);
    return [validator.counts, validator.reasonCounts, validator.quality];
  };
  expect(judge(down)).toEqual(judge(bars));
});
