import { describe, expect, it } from 'vitest';
import {
  type BacktestReportData,
  renderBacktestReport,
  textBacktestReport,
} from '../../src/report/index.js';

const DAY = 86_400_000;
const times = Array.from({ length: 500 }, (_, i) => i * DAY);
const equity = times.map((_, i) => 1_000 * (1 + 0.1 * Math.sin(i / 40)) + i);
const data: BacktestReportData = {
  title: 'A <rule>',
  times,
  equity,
  periodsPerYear: 365,
  benchmark: { name: 'bought & held', equity: equity.map((x) => 2_000 - x / 2) },
  closes: equity.map((x) => x / 10),
  trades: [
    { symbol: 'X', side: 'long', openedAt: 10 * DAY, closedAt: 20 * DAY, profit: 30, bars: 10 },
    { symbol: 'X', side: 'short', openedAt: 40 * DAY, closedAt: 44 * DAY, profit: -10, bars: 4 },
  ],
  holdings: {
    gross: equity.map((x, i) => (i % 4 === 0 ? 0 : x / 2)),
    net: equity.map((x, i) => (i % 4 === 0 ? 0 : i % 4 === 1 ? -x / 2 : x / 4)),
    bought: equity.map((x) => x / 100),
    sold: equity.map((x) => x / 100),
  },
  costs: { fees: 12.5, slippage: 3 },
  band: { worst: 1_400, best: 1_600 },
  bandCurve: { worst: equity.map((x) => x - 20), best: equity.map((x) => x + 30) },
  ambiguousRatio: 0.25,
  evidence: { trials: 100, deflatedSharpe: 0.41, probabilityOfOverfitting: 0.5 },
  note: 'Only an <example>.',
};

/** Headings of the page whose part follows another one in the text. */
const unnamed: Readonly<Record<string, string>> = { 'Deepest drawdowns': 'Drawdown' };

const headings = (page: string): readonly string[] =>
  [...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title!);

describe('the report of a backtest', () => {
  const page = renderBacktestReport(data);
  const text = textBacktestReport(data);

  it('has every part, and no text that becomes markup', () => {
    expect(headings(page)).toEqual([
      ...['Equity', 'Drawdown', 'Deepest drawdowns', 'In numbers', 'Trades and costs'],
      ...[
        'Exposure and turnover',
        'As the best of many',
        'Months, percent',
        'Trades on the price',
        'Latest trades',
      ],
    ]);
    expect(page).toContain('<h1>A &lt;rule&gt;</h1>');
    expect(page).toContain('bought &amp; held');
    expect(page).toContain('Only an &lt;example&gt;.');
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|NaN|undefined/);
    expect(page).toContain('proves nothing about tomorrow');
  });

  it('leaves out what is not there', () => {
    const { title, periodsPerYear } = data;
    const bare = renderBacktestReport({ title, times, equity, periodsPerYear });
    expect(headings(bare)).toEqual([
      ...['Equity', 'Drawdown', 'Deepest drawdowns', 'In numbers', 'Trades and costs'],
      'Months, percent',
    ]);
    expect(bare).not.toContain('class="band"');
    expect(bare).not.toMatch(/NaN|undefined/);
    const one = { title, times: [0], equity: [1], periodsPerYear };
    expect(textBacktestReport(one)).toContain('total return');
    expect(renderBacktestReport(one)).toContain('<h1>');
  });

  it('says the same as text, in lines of at most 96 characters', () => {
    const lines = text.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(96);
    for (const figure of [
      ...['50.0 %', '3.00', '12.50', '1,400 | 1,600', '25.0 %', '0.410', '100'],
      ...['75.0 %', '37.5 %', '−50.0 %', '7.3'],
    ]) {
      expect(text, figure).toContain(figure);
      expect(page, figure).toContain(figure);
    }
    for (const heading of headings(page))
      expect(lines, heading).toContain(unnamed[heading] ?? heading);
    const month = ((equity[30]! / equity[0]! - 1) * 100).toFixed(1);
    expect(lines.find((line) => line.startsWith('  1970 '))).toContain(month);
    expect(page).toContain(`>${month}</td>`);
  });

  it('draws the band that ambiguous fills leave open, around the equity', () => {
    const [, path] = /<path class="band" d="M([^"]*)z"/.exec(page)!;
    const points = path!.split(/[L ]/).map((point) => point.split(',').map(Number));
    const tops = points.slice(0, points.length / 2);
    const [first, last] = [tops[0]!, points.at(-1)!];
    expect([first[0], last[0]]).toEqual([0, 0]);
    expect(last[1]).toBeGreaterThan(first[1]!); // the worse way is lower on the paper
    expect(Math.max(...points.map(([x]) => x!))).toBe(1_200);
    expect(text).toContain(`ambiguous fills the worse way: ${equity[0]! - 20} to `);
    const nothing = { worst: equity, best: equity };
    const shut = { ...data, bandCurve: nothing };
    expect(renderBacktestReport(shut)).not.toMatch(/worst to best|class="band"/);
    expect(textBacktestReport(shut)).not.toContain('the worse way');
    const holes = { worst: equity.map((x, i) => (i % 2 === 0 ? Number.NaN : x)), best: equity };
    expect(renderBacktestReport({ ...data, bandCurve: holes })).not.toContain('NaN');
  });

  it('lists drawdowns with their dates, and marks trades under the price', () => {
    const high = equity.slice(0, 150).indexOf(Math.max(...equity.slice(0, 150)));
    const day = new Date(times[high]!).toISOString().slice(0, 10);
    const table = text.slice(text.indexOf('\nDrawdown'), text.indexOf('\nIn numbers'));
    expect(table).toContain(day);
    expect(page).toContain(`<td class="words">${day}</td>`);
    const marks = text.slice(text.indexOf('\nTrades on the price')).split('\n')[3]!;
    expect(marks.trim()).toBe('▲ ·  ▼·'); // 80 blocks of 6.25 bars: bars 10, 20, 40 and 44
    expect(text).toMatch(/X {7}short {2}1970-02-10 {2}1970-02-14 {5}4 {5}−10/);
  });

  it('refuses what is none', () => {
    const of = (wrong: object) => () => renderBacktestReport({ ...data, ...wrong });
    expect(of({ title: 5 })).toThrow('data.title');
    expect(of({ times: [] })).toThrow('data.times');
    expect(of({ equity: [1] })).toThrow('data.equity must be as long as times (500)');
    expect(of({ closes: [1] })).toThrow('data.closes');
    expect(of({ bandCurve: { worst: equity } })).toThrow('data.bandCurve.best');
    expect(of({ benchmark: { name: 'x', equity: [] } })).toThrow('data.benchmark.equity');
    expect(of({ periodsPerYear: 0 })).toThrow('data.periodsPerYear');
    expect(of({ sharpe: 3 })).toThrow('data.sharpe');
    expect(() => textBacktestReport(null as never)).toThrow('data');
  });
});
