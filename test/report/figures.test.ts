import { describe, expect, it } from 'vitest';
import { columnSums, type Point, thinned } from '../../src/report/columns.js';
import {
  clock,
  directionText,
  figure,
  figures,
  fixed,
  largest,
  moment,
  percent,
} from '../../src/report/figures.js';
import { pathOf } from '../../src/report/line.js';
import { regimeFacts, sharesOf, stretchesOf } from '../../src/report/regime-stretches.js';

const { NaN: none } = Number;
const MINUTE = 60_000;
const DAY = 86_400_000;

describe('a figure', () => {
  it('has as many decimals as suit its size, thousands grouped', () => {
    const said = [5105, 1469.25, 9.99951, 0.1, 0.0042, -1234567, -0.5, 0, 10.5];
    expect(said.map((x) => figure(x))).toEqual([
      ...[
        '5,105',
        '1,469.25',
        '9.9995',
        '0.1000',
        '0.004200',
        '−1,234,567',
        '−0.5000',
        '0',
        '10.50',
      ],
    ]);
    expect([1e15, 999_999_999_999_999, 1e-6, 9e-7].map((x) => figure(x))).toEqual([
      ...['1.000e+15', '999,999,999,999,999', '0.000001', '9.000e-7'],
    ]);
    expect([none, undefined, Number.POSITIVE_INFINITY].map((x) => figure(x))).toEqual([
      '–',
      '–',
      '–',
    ]);
    expect(figures([0.5, 120, none, 3])).toEqual(['0.50', '120.00', '–', '3.00']);
    expect(figures([1e20, 5, none])).toEqual(['1.000e+20', '5.000e+0', '–']);
    expect([largest([]), largest([1, 3, 2]), largest([1], 7)]).toEqual([0, 3, 7]);
    expect([fixed(1234.56, 1), fixed(none, 1)]).toEqual(['1,234.6', '–']);
    expect([percent(0.125), percent(0.5, 0), percent(undefined)]).toEqual(['12.5 %', '50 %', '–']);
    expect([1, -1, 0].map(directionText)).toEqual(['▲ up', '▼ down', '● flat']);
  });

  it('of time is a day, with the minute unless it is midnight', () => {
    expect([0, DAY + 870 * MINUTE, -MINUTE, none].map(moment)).toEqual([
      ...['1970-01-01', '1970-01-02 14:30', '1969-12-31 23:59', '–'],
    ]);
    expect([clock(870), clock(5)]).toEqual(['14:30', '00:05']);
  });
});

describe('a line', () => {
  it('keeps of each column the first, lowest, highest and last point, and ends at a hole', () => {
    const points = [3, 9, 5, 1, 4, 4].map((y, i): Point => [i / 10, y]);
    expect(thinned(points)).toEqual([[points[0], points[1], points[3], points[5]]]);
    expect(thinned(points.slice(0, 4))).toEqual([points.slice(0, 4)]);
    const far: Point = [1.5, 2];
    expect(thinned([...points, far])[0]).toHaveLength(5);
    expect(
      thinned([
        [0, 1],
        [1, none],
        [2, 3],
        [none, 4],
        [none, 5],
      ]),
    ).toEqual([[[0, 1]], [[2, 3]]]);
    expect(thinned([])).toEqual([]);
    const sums = columnSums([1, none, 3, 4], Int32Array.of(0, 0, 1, 1), 3);
    expect([...sums]).toEqual([1, 7, 0]);
  });

  it('is drawn by its bends; one point is a dot', () => {
    expect(
      pathOf([
        [0, 1],
        [1, 1],
        [2, 1],
        [3, 4.06],
      ]),
    ).toBe('M0.0,1.0L2.0,1.0 3.0,4.1');
    expect(pathOf([[7, 1]])).toBe('M7.0,1.0h0');
  });
});

describe('a regime', () => {
  it('is told in stretches, and as shares of the time that has a name', () => {
    const regime = { timeframe: '1d', time: [0, 1, 2, 4, 6], names: ['a', 'a', '', 'b', 'a'] };
    const stretches = stretchesOf(regime, 10);
    expect(stretches.map(({ name, from, to }) => `${name} ${from}–${to}`)).toEqual([
      ...['a 0–2', ' 2–4', 'b 4–6', 'a 6–10'],
    ]);
    expect(sharesOf(stretches)).toEqual([
      ['a', 0.75],
      ['b', 0.25],
    ]);
    expect(regimeFacts(regime, [0, 10])).toEqual([
      ['a', '75.0 %'],
      ['b', '25.0 %'],
    ]);
    expect(regimeFacts({ timeframe: '1d', time: [0, 2], names: ['a', 'b'] })[0]![1]).toBe(
      '100.0 %',
    );
    const many = {
      timeframe: '1d',
      time: Array.from(Array(30).keys()),
      names: Array.from(Array(30), (_, i) => `${i}`),
    };
    expect(regimeFacts(many)).toHaveLength(10);
    expect(stretchesOf({ timeframe: '1d', time: [0, none], names: ['a', 'b', 'c'] }, 5)).toEqual(
      [],
    );
    expect(stretchesOf({ timeframe: '1d', time: [3], names: ['a'] }, 1)).toEqual([
      { name: 'a', from: 3, to: 3 },
    ]);
  });
});
