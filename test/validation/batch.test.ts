import { readFileSync } from 'node:fs';
import {
  mean,
  median,
  medianAbsoluteDeviation,
  quantile,
  sampleStandardDeviation,
} from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { renderQualityReport, textQualityReport } from '../../src/report/index.js';
import { syntheticMarket } from '../../src/testing/index.js';
import {
  builtInReasonCodes,
  DataValidator,
  detectOutliers,
  QualityHistory,
  sentenceOf,
} from '../../src/validation/index.js';
import { pchipBetween } from '../../src/validation/pchip.js';

const MINUTE = 60_000;
const market = syntheticMarket({ seed: 5 });
const bars = Array.from({ length: 300 }, () => market.next().value);
const start = bars[0]!.time;
const make = () => new DataValidator({ base: '1m' });

describe('by the names of the briefs', () => {
  it('calculateQualityScore does not depend on what became of the options', () => {
    const options = { base: '1m' } as const;
    const validator = new DataValidator(options);
    Object.assign(options, { base: 'nonsense' });
    expect(validator.calculateQualityScore(bars)).toBe(make().calculateQualityScore(bars));
  });

  it('validateDataPoint says whether, how good and why, and is a fold of the stream', () => {
    const validator = make();
    expect(validator.validateDataPoint(bars[0])).toEqual({
      valid: true,
      quality: 'Excellent',
      reason: '',
    });
    expect(validator.validateDataPoint({ ...bars[1]!, high: 1 })).toEqual({
      valid: false,
      quality: 'Excellent',
      reason: 'The high is below the open, the low or the close.',
    });
    expect(validator.validateDataPoint(null).reason).toBe(
      'What came in is no record with the fields of a bar.',
    );
    expect(validator.counts).toMatchObject({ accepted: 1, rejected: 2 });
  });

  it('detectGaps finds stretches that the calendar expects, in any order, beyond a tolerance', () => {
    const times = [0, 1, 2, 7, 8, 10].map((minute) => start + minute * MINUTE).reverse();
    const gap = (from: number, to: number) => {
      return { from: start + from * MINUTE, to: start + to * MINUTE, missing: to - from };
    };
    expect(make().detectGaps(times)).toEqual([gap(3, 7), gap(9, 10)]);
    expect(make().detectGaps(times, { tolerance: 1 })).toEqual([gap(3, 7)]);
    expect(make().detectGaps([Number.NaN, 1e300, -1e14, 0.5, ...times]).length).toBe(2);
    const stocks = new DataValidator({ base: '1d', calendar: 'us-equities' });
    const days = [5, 8, 10].map((day) => Date.UTC(2024, 0, day));
    expect(stocks.detectGaps(days)).toMatchObject([{ missing: 1 }]);
  });

  it('detectGaps sees a gap of any year in which bars are accepted', () => {
    const late = [0, 1, 4].map((minute) => Date.UTC(2188, 11, 1) + minute * MINUTE);
    const one = { open: 1, high: 1, low: 1, close: 1, volume: 1 };
    expect(make().update({ time: late[0], ...one }).judgements[0]!.disposition).toBe('accepted');
    expect(make().detectGaps(late)).toMatchObject([{ missing: 2 }]);
  });

  it('fillGapsForward repeats the close before, flagged, up to a cap', () => {
    const kept = bars.filter((_, i) => i < 10 || i >= 14);
    const filled = make().fillGapsForward(kept);
    expect(filled.length).toBe(300);
    const { close } = bars[9]!;
    expect(filled.slice(10, 14)).toEqual(
      [10, 11, 12, 13].map((i) => {
        const prices = { open: close, high: close, low: close, close };
        return { time: start + i * MINUTE, ...prices, volume: 0, synthetic: true, causal: true };
      }),
    );
    expect(filled[14]).toEqual({ ...bars[14]!, synthetic: false, causal: true });
    expect(make().fillGapsForward(kept, { maxFillBars: 2 }).length).toBe(298);
    expect(make().fillGapsForward([])).toEqual([]);
    const far = [bars[0]!, { ...bars[1]!, time: start + 150_000 * MINUTE }];
    expect(make().fillGapsForward(far, { maxFillBars: 200_000 }).length).toBe(150_001);
  });

  it('interpolateMissing: on the line, on a curve that keeps the shape; it knows the future', () => {
    const kept = bars.filter((_, i) => i < 10 || i >= 14);
    const validator = make();
    const gaps = validator.detectGaps(kept.map(({ time }) => time));
    const linear = validator.interpolateMissing(kept, gaps, 'linear').slice(9, 15);
    const step = (bars[14]!.close - bars[9]!.close) / 5;
    linear.forEach(({ close }, i) => {
      expect(close).toBeCloseTo(bars[9]!.close + i * step, 12);
    });
    expect(linear[1]).toMatchObject({ synthetic: true, causal: false, open: bars[9]!.close });
    const curved = validator.interpolateMissing(kept, gaps, 'pchip').slice(9, 15);
    const [low, high] = [bars[9]!.close, bars[14]!.close].sort((a, b) => a - b) as [number, number];
    for (const { close } of curved) expect(close >= low && close <= high).toBe(true);
    expect(() => validator.interpolateMissing(kept, gaps, 'cubic' as never)).toThrow('method');
    const unknown = [{ from: start - 9 * MINUTE, to: start, missing: 9 }];
    expect(validator.interpolateMissing(kept, unknown, 'linear').length).toBe(kept.length);
  });

  it('calculateQualityScore is the score of a feed of these bars, and leaves the stream alone', () => {
    const validator = make();
    validator.update(bars[0]);
    const before = validator.snapshot();
    expect(validator.calculateQualityScore(bars)).toBe(100);
    const spoiled = bars.map((bar, i) => (i % 10 === 5 ? { ...bar, high: 0.1 } : bar));
    expect(validator.calculateQualityScore(spoiled)).toBeLessThan(80);
    expect(validator.snapshot()).toStrictEqual(before);
  });

  it('a gap yields a request; what comes for it later is backfilled, and the request shrinks', () => {
    const validator = make();
    for (const bar of [...bars.slice(0, 10), ...bars.slice(14, 20)]) validator.update(bar);
    const request = { symbol: 'X', timeframe: '1m', to: bars[14]!.time };
    expect(validator.backfillRequests('X')).toEqual([
      { ...request, from: bars[10]!.time, expected: 4 },
    ]);
    const { judgements } = validator.update(bars[10]);
    expect(judgements).toMatchObject([{ disposition: 'backfilled', bar: bars[10] }]);
    expect(validator.backfillRequests('X')).toEqual([
      { ...request, from: bars[11]!.time, expected: 3 },
    ]);
    for (const bar of bars.slice(11, 14)) validator.update(bar);
    expect(validator.backfillRequests('X')).toEqual([]);
    expect(validator.counts.backfilled).toBe(4);
  });
});

describe('outliers', () => {
  const values = [10, 11, 9, 10, 12, 60, 10, 11, 9, 10, 11, Number.NaN];

  it.each(['zscore', 'mad', 'hampel', 'iqr'] as const)('%s finds the one', (method) => {
    const options = method === 'zscore' ? { method, threshold: 2.5 } : { method };
    expect(make().detectOutliers(values, options)).toEqual([5]);
  });

  it('are what limits by simple-statistics leave out, in samples of every size', () => {
    const prices = bars.map(({ close }) => close);
    for (let n = 2; n < 60; n++) {
      const sample = prices.slice(n, 2 * n + 1).map((x, i) => (i % 3 === 0 ? x * x : x));
      const [low, high] = [quantile(sample, 0.25), quantile(sample, 0.75)];
      const middle = median(sample);
      const limits = {
        zscore: [mean(sample), sampleStandardDeviation(sample)],
        mad: [middle, 1.4826 * medianAbsoluteDeviation(sample)],
        iqr: [(low + high) / 2, high - low],
      } as const;
      for (const [method, [centre, spread]] of Object.entries(limits)) {
        const distances = sample.map((x) => Math.abs(x - centre)).sort((a, b) => a - b);
        const between = (distances.at(-1)! + distances.at(-2)!) / 2; // one lies beyond it
        const threshold = between / spread - (method === 'iqr' ? 0.5 : 0);
        if (!(threshold >= 0 && between < distances.at(-1)!)) continue;
        const farthest = sample.findIndex((x) => Math.abs(x - centre) === distances.at(-1));
        expect(detectOutliers(sample, { method: method as 'iqr', threshold })).toEqual([farthest]);
      }
    }
  });

  it('hampel looks at neighbours alone', () => {
    const wave = (level: number, count: number) =>
      Array.from({ length: count }, (_, i) => level + ((i * 7) % 5) / 2);
    const steps = [...wave(10, 40), ...wave(60, 10)];
    expect(detectOutliers(steps, { method: 'mad' }).length).toBeGreaterThan(5);
    expect(detectOutliers(steps, { method: 'hampel', halfWindow: 3 }).length).toBeLessThan(5);
  });

  it('an empty list has none, a bad method is refused', () => {
    for (const method of ['zscore', 'mad', 'hampel', 'iqr'] as const) {
      expect(detectOutliers([], { method })).toEqual([]);
    }
    expect(() => detectOutliers([], { method: 'sigma' as never })).toThrow('method');
  });
});

it('the curve that keeps the shape is that of SciPy', () => {
  const text = readFileSync('test/data/validation/pchip.json', 'utf8');
  const { cases } = JSON.parse(text) as {
    cases: { x: number[]; y: number[]; at: number[]; expected: number[] }[];
  };
  for (const { x, y, at, expected } of cases) {
    const point = (i: number) => (x[i] === undefined ? undefined : ([x[i], y[i]!] as const));
    at.forEach((t, n) => {
      const right = x.findIndex((one) => one > t);
      const left = { before: point(right - 2), at: point(right - 1)! };
      const value = pchipBetween(left, { at: point(right)!, after: point(right + 1) }, t);
      expect(value).toBeCloseTo(expected[n]!, 12);
    });
  }
  expect(cases.length).toBeGreaterThan(20);
});

it('every reason has a sentence', () => {
  for (const code of builtInReasonCodes) expect(sentenceOf(code)).toMatch(/^[A-Z].*\.$/);
  expect(sentenceOf('own:odd')).toBe('own:odd');
});

describe('history', () => {
  const feed = () => {
    const validator = make();
    return bars.flatMap((bar, i) => [
      validator.update(bar),
      ...(i % 50 === 7 ? [validator.update({ ...bar, high: 0.1 })] : []),
    ]);
  };

  it('adds up what was said, in stretches that grow, and counts nothing twice', () => {
    const history = new QualityHistory({ periodMs: 10 * MINUTE, maxPeriods: 4 });
    for (const validation of feed()) history.update(validation);
    const { total, periods } = history;
    expect(periods.length).toBeGreaterThan(1);
    expect(periods.length).toBeLessThanOrEqual(4);
    expect(total.dispositions).toMatchObject({ accepted: 300, rejected: 6, pending: 0 });
    expect(total.reasons['high-too-low']).toBe(6);
    expect(periods.reduce((sum, { dispositions }) => sum + dispositions.accepted, 0)).toBe(300);
    expect([total.from, total.to]).toEqual([start, start + 299 * MINUTE]);
    expect(total.lowestScore).toBeLessThan(100);
  });

  it('goes on from a snapshot', () => {
    const [whole, resumed] = [new QualityHistory(), new QualityHistory()];
    feed().forEach((validation, i) => {
      whole.update(validation);
      resumed.update(validation);
      if (i === 100) {
        const snapshot = resumed.snapshot();
        resumed.reset();
        expect(resumed.periods).toEqual([]);
        resumed.restore(snapshot);
      }
    });
    expect(resumed.periods).toStrictEqual(whole.periods);
    const bad = { ...whole.snapshot(), state: { periodMs: 1, periods: [] } };
    expect(() => resumed.restore(bad)).toThrow('periodMs');
  });

  it('as a text and as a page, with a sentence for each reason', () => {
    const history = new QualityHistory();
    for (const validation of feed()) history.update(validation);
    const data = { title: 'Feed <X>', total: history.total, periods: history.periods };
    const text = textQualityReport(data);
    expect(text).toContain('6 × high-too-low');
    expect(text).toContain('The high is below the open, the low or the close.');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(96);
    const page = renderQualityReport(data);
    expect(page).toContain('<h1>Feed &lt;X&gt;</h1>');
    expect(page).toContain('The high is below the open, the low or the close.');
    expect(() => textQualityReport({ title: 7 } as never)).toThrow('data.title');
  });
});
