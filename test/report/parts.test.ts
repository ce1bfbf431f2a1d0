import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ReportData, renderReport, textReport } from '../../src/report/index.js';
import { requireWellFormed } from './well-formed.js';

const DAY = 86_400_000;
const time = Array.from({ length: 400 }, (_, i) => i * DAY);
const close = time.map((_, i) => 100 + 20 * Math.sin(i / 30));
const series = { time, close, stops: [{ from: 10 * DAY, to: 20 * DAY, price: 90 }] };

const data: ReportData = {
  title: 'All parts',
  series,
  frames: [
    { timeframe: '1w', series: { time, close } },
    { timeframe: '1M', series: { time: [], close: [] } },
  ],
  regime: { timeframe: '1d', time, names: time.map((_, i) => (i < 100 ? 'trend' : 'range')) },
  scalogram: { time, scales: [{ name: '2–4 bars', energy: close }] },
  quality: {
    score: 98,
    tier: 'Good',
    history: { time, score: close.map((x) => x / 2) },
    reasons: [
      { code: 'high-too-low', count: 3, meaning: 'The high is too low.', samples: [0, DAY] },
      { code: 'late', count: 1 },
    ],
  },
  strategies: [
    { strategy: 'trend', timeframe: '1d', outcomes: 71, hitRatio: 0.577, brier: 0.244 },
    { strategy: 'swing', timeframe: '1w', outcomes: 0, hitRatio: Number.NaN },
  ],
  reliability: { bins: [0.4, 0.5, 0.6].map((p) => ({ count: 90, meanUp: p, upRatio: p - 0.02 })) },
  replay: {
    title: 'Filled at the next open',
    times: time,
    equity: close.map((x) => 1_000 * x),
    periodsPerYear: 365,
    benchmark: { name: 'held', equity: close },
    closes: close,
    trades: [
      { symbol: 'X', side: 'long', openedAt: 9 * DAY, closedAt: 19 * DAY, profit: 7, bars: 10 },
    ],
    note: 'Costs: none.',
  },
  timing: {
    bars: 400,
    barsPerSecond: 50_000,
    p50Us: 12,
    p99Us: 40,
    classesUs: [10, 20],
    counts: [100, 250, 50],
    stages: [{ name: 'validator', p50Us: 0.5, p99Us: 2, counts: [400, 0, 0] }],
  },
};

const page = renderReport(data);
const text = textReport(data);

it('a page of all parts is XML, loads nothing and shows no number that is none', () => {
  requireWellFormed(
    page
      .replace('<!DOCTYPE html>', '')
      .replace(/<meta[^>]*>/g, '')
      .trim(),
  );
  expect(page).not.toMatch(/NaN|Infinity|undefined|null|<script|url\(/);
  expect(renderReport(JSON.parse(JSON.stringify(data)))).toBe(page);
});

it('each part says what it holds, on the page and as text', () => {
  const headings = [...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title);
  expect(headings).toEqual([
    ...['Price', 'Price, 1w', 'Price, 1M', 'Scalogram', 'Data quality', 'Timing'],
    ...['What came of the signals', 'Said and came', 'Filled at the next open', 'In numbers'],
    ...['Trades and costs', 'Months, percent', 'Trades on the price'],
  ]);
  for (const said of ['trend 25 %', 'range 75 %', 'The high is too low.', '1970-01-02', '57.7 %']) {
    expect(page).toContain(said);
  }
  expect(page).toContain('said 40.0 %, came 38.0 %, of 90 signals');
  expect(page).toMatch(/An illustration\. Costs: none\./);
  for (const said of ['Price, 1w', 'trend  25.1 %', 'high-too-low', '57.7 %', 'An illustration.']) {
    expect(text).toContain(said);
  }
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(96);
});

it('the price is drawn over its denoised line, and stops at their height', () => {
  const html = renderReport({ title: 't', series: { ...series, denoised: close } });
  expect(html.indexOf('class="line denoised"')).toBeLessThan(html.indexOf('class="line price"'));
  expect(html.match(/class="line stop" d="M([\d.]+),[\d.]+H([\d.]+)"/)?.slice(1)).toEqual(
    [10, 20].map((day) => ((1_200 * day) / 399).toFixed(1)),
  );
});

it('charts over time say from when to when, and no other does', () => {
  const timed = [...page.matchAll(/aria-label="([^"]*)" data-from="0" data-to="34473600000"/g)];
  expect(timed.map(([, name]) => name)).toEqual([
    ...['Price', 'Regime of 1d', '1w', 'Energy by scale and time', 'Quality over time'],
    ...['Equity', 'Drawdown', 'Price'],
  ]);
});

it('a row of a scalogram is bright where it moves more than it used to', () => {
  const energy = time.map((_, i) => (i < 200 ? 1 : 1e6));
  const tiny = energy.map((x) => 1e-9 * x);
  const scales = [energy, tiny].map((one, i) => ({ name: `scale ${i}`, energy: one }));
  const html = renderReport({ title: 't', scalogram: { time, scales } });
  // Both rows, powers of ten apart, are dark in the first half and brighter in the second.
  const level = (n: number): string =>
    html.match(new RegExp(`class="a${n} cell" d="([^"]*)"`))![1]!;
  expect(level(0).match(/M/g)).toHaveLength(2);
  expect(level(5).match(/M600\.0/g)).toHaveLength(2);
});

it('a replay that is the best of many says so', () => {
  const evidence = { trials: 40, deflatedSharpe: 0.31, probabilityOfOverfitting: 0.62 };
  const best = { title: 't', replay: { ...data.replay!, evidence } };
  for (const said of [renderReport(best), textReport(best)]) {
    for (const part of ['As the best of many', '0.310', '0.620']) expect(said).toContain(part);
  }
  for (const said of [page, text]) expect(said).not.toContain('As the best of many');
});

it('a replay that is none is refused by name', () => {
  const replay = { ...data.replay!, equity: [1] };
  expect(() => renderReport({ title: 't', replay })).toThrow('data.replay.equity');
  expect(() => textReport({ title: 't', replay: 1 as never })).toThrow('data.replay');
});

it('whatever the numbers and texts, the page is well-formed', () => {
  const numbers = fc.array(fc.double(), { maxLength: 12 });
  fc.assert(
    fc.property(
      numbers,
      numbers,
      fc.array(fc.string(), { maxLength: 12 }),
      (some, other, names) => {
        const html = renderReport(
          {
            title: 't',
            series: { time: some, close: other, stops: [{ from: 0, to: 1, price: some[0] ?? 0 }] },
            frames: [{ timeframe: names[0] ?? '', series: { time: other, close: some } }],
            regime: { timeframe: names[1] ?? '', time: some, names },
            scalogram: { time: some, scales: names.map((name) => ({ name, energy: other })) },
            quality: { score: 1, tier: '', history: { time: some, score: other } },
            reliability: {
              bins: some.map((x, i) => ({ count: x, meanUp: other[i] ?? 0, upRatio: x })),
            },
            timing: {
              bars: 1,
              barsPerSecond: 1,
              p50Us: 1,
              p99Us: 1,
              classesUs: some,
              counts: other,
            },
          },
          { hasScript: false },
        );
        requireWellFormed(
          html
            .replace('<!DOCTYPE html>', '')
            .replace(/<meta[^>]*>/g, '')
            .trim(),
        );
        expect(html.replace(/<(text|span|li|h2|title)[^>]*>[^<]*/g, '')).not.toMatch(
          /NaN|Infinity/,
        );
      },
    ),
    { numRuns: 60 },
  );
});
