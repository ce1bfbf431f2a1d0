import { describe, expect, it } from 'vitest';
import type { BacktestReportData, ReportTrade } from '../../src/report/backtest-data.js';
import { depthsOf, drawdownTable } from '../../src/report/backtest-drawdowns.js';
import {
  comparisonTable,
  exposureFacts,
  spanText,
  tradeFacts,
} from '../../src/report/backtest-facts.js';
import { monthMap, monthTable } from '../../src/report/backtest-months.js';
import { tradeTable } from '../../src/report/backtest-trades.js';

const DAY = 86_400_000;
const at = (...days: string[]): number[] => days.map((day) => Date.parse(day));
const data = (times: number[], equity: number[]): BacktestReportData => ({
  ...{ title: 't', times, equity, periodsPerYear: 4 },
});

describe('months', () => {
  // +25 %, +4 %, −20 %, +.03 %, in a year +4.03 %; the next year 0 % in January.
  const times = at('2023-01-02', '2023-01-31', '2023-02-28', '2023-04-28', '2023-05-31');
  const equity = [100, 125, 130, 104, 104.03];
  const both = data([...times, ...at('2024-01-31')], [...equity, 104.03]);

  it('are percents with a decimal where they are small, empty where nothing is', () => {
    const { headings, rows, figures } = monthTable(both);
    expect([headings[1], headings.at(-1), figures.length]).toEqual(['Jan', 'year', 13]);
    expect(rows.map((row) => row.join(' '))).toEqual([
      '2023 25 4.0  −20 0.0        4.0',
      '2024 0.0            0.0',
    ]);
    const edge = monthTable(data(at('2023-01-02', '2023-01-31'), [1_000, 1_099.4]));
    expect(edge.rows[0]![1]).toBe('9.9');
    expect(monthTable(data(at('2023-01-02', '2023-01-31'), [1_000, 1_099.6])).rows[0]![1]).toBe(
      '10',
    );
    expect(monthTable(data(at('2023-01-02', '2023-01-31'), [10_000, 9_994])).rows[0]![1]).toBe(
      '−0.1',
    );
  });

  it('are as deep in colour as they are far from nothing, in quarters of the furthest', () => {
    const cells = [...monthMap(both).text.matchAll(/<td(?: class="figure ([a-z]+\d)")?>(.*?)</g)];
    expect(cells.slice(0, 5).map(([, kind = '', said]) => `${kind}|${said}`)).toEqual([
      ...['gain4|25', 'gain1|4.0', '|', 'loss4|−20', 'gain1|0.0'],
    ]);
    expect(cells[12]!.slice(1)).toEqual(['gain0', '0.0']);
    expect(monthMap(both).text).toContain('<td class="figure">4.0</td></tr>');
    const still = data(at('2023-01-02', '2023-01-31'), [5, 5]);
    expect(monthMap(still).text).toContain('gain0');
  });
});

describe('the tables of a backtest', () => {
  const times = Array.from({ length: 14 }, (_, i) => i * DAY);

  it('list the five deepest falls, the deepest first', () => {
    const equity = [100, 90, 100, 80, 100, 95, 100, 70, 100, 85, 100, 99, 100, 60];
    const { rows, figures } = drawdownTable(data(times, equity));
    expect(rows).toEqual([
      ['1970-01-13', '1970-01-14', '–', '40.0 %'],
      ['1970-01-07', '1970-01-08', '1970-01-09', '30.0 %'],
      ['1970-01-03', '1970-01-04', '1970-01-05', '20.0 %'],
      ['1970-01-09', '1970-01-10', '1970-01-11', '15.0 %'],
      ['1970-01-01', '1970-01-02', '1970-01-03', '10.0 %'],
    ]);
    expect(figures).toEqual([3]);
    expect(depthsOf([100, 90, 120]).map((depth) => Number(depth.toFixed(12)))).toEqual([
      0, -0.1, 0,
    ]);
  });

  it('list the ten trades that closed last, the newest first', () => {
    const trades = Array.from({ length: 12 }, (_, i): ReportTrade => {
      const [openedAt, closedAt] = [i * DAY, (i + 1) * DAY];
      return {
        symbol: `S${i}`,
        side: i % 2 ? 'short' : 'long',
        openedAt,
        closedAt,
        bars: i,
        profit: i,
      };
    });
    const { rows, of, figures } = tradeTable(trades);
    expect(rows.map(([symbol]) => symbol)).toEqual(
      Array.from({ length: 10 }, (_, i) => `S${11 - i}`),
    );
    expect(rows[0]).toEqual(['S11', 'short', '1970-01-12', '1970-01-13', '11', '11']);
    expect([of, figures]).toEqual([12, [4, 5]]);
  });

  it('say what curve and trades come to, each under its name', () => {
    const whole = {
      ...data([0, DAY, 2 * DAY, 3 * DAY, 4 * DAY], [100, 110, 99, 110, 121]),
      benchmark: { name: 'held', equity: [100, 100, 100, 100, 50] },
      trades: [
        { symbol: 'X', side: 'long', openedAt: 0, closedAt: 1, profit: 30, bars: 4 },
        { symbol: 'X', side: 'long', openedAt: 0, closedAt: 1, profit: -10, bars: 1 },
        { symbol: 'X', side: 'long', openedAt: 0, closedAt: 1, profit: -5, bars: 1 },
      ],
      costs: { fees: 7, slippage: 2 },
      ambiguousRatio: 0.5,
      band: { worst: 110, best: 130 },
      holdings: {
        gross: [50, 0, 99, 0, 0],
        net: [50, 0, -99, 0, 0],
        bought: [27, 0, 0, 99, 0],
        sold: [0, 27, 99, 18, 0],
      },
    } as const;
    const { headings, rows, figures } = comparisonTable(whole);
    expect([headings, figures]).toEqual([
      ['', 'strategy', 'held'],
      [1, 2],
    ]);
    const told = Object.fromEntries(rows.map(([name, ...said]) => [name, said]));
    // A year of four returns: .1, −.1, 1/9, .1.
    expect(told).toMatchObject({
      'total return': ['21.0 %', '−50.0 %'],
      'a year': ['21.00 %', '−50.00 %'],
      'deepest drawdown': ['10.0 %', '50.0 %'],
      'Calmar ratio': ['2.10', '−1.00'],
    });
    expect(Object.keys(told)).toHaveLength(8);
    expect(comparisonTable(data([0, DAY], [1, 2])).headings).toEqual(['', 'strategy']);
    expect(Object.fromEntries(tradeFacts(whole))).toEqual({
      ...{ trades: '3', won: '33.3 %', 'profit factor': '2.00', 'mean profit': '5' },
      ...{ 'mean bars': '2.0', 'most losses in a row': '2', fees: '7', 'spread and slippage': '2' },
      ...{ 'ambiguous fills': '50.0 %', 'if those went worse | better': '110 | 130' },
    });
    expect(tradeFacts({ ...whole, costs: { fees: 1 } }).map(([name]) => name)).not.toContain(
      'spread and slippage',
    );
    // Shares .5 and 1 of the equity; 270 were traded of a mean of 108, in five quarters of a year.
    expect(Object.fromEntries(exposureFacts(whole))).toEqual({
      'time in market': '40.0 %',
      'gross exposure, mean': '30.0 %',
      'gross exposure, highest': '100.0 %',
      'net exposure, mean': '−10.0 %',
      'net exposure, lowest': '−100.0 %',
      'net exposure, highest': '50.0 %',
      'turnover a year, in equity': '2.0',
    });
    expect(spanText(whole)).toBe('1970-01-01 to 1970-01-05, 5 bars');
  });
});
