import { describe, expect, it } from 'vitest';
import { candles, hasCandles } from '../../src/report/candles.js';
import { markers } from '../../src/report/markers.js';
import type { Paper } from '../../src/report/paper.js';
import { priceAxis, priceLadder } from '../../src/report/price-axis.js';
import { linearScale } from '../../src/report/scale.js';
import { shareBar, sparkline } from '../../src/report/sparkline.js';
import { stackedArea } from '../../src/report/stacked-area.js';
import { stops } from '../../src/report/stops.js';

const { NaN: none } = Number;
/** Ten units of time across, ten of value up. */
const paper: Paper = { height: 100, times: linearScale(0, 10), values: linearScale(0, 10) };

describe('drawn by hand', () => {
  it('a candle has wicks from its body to its ends, hollow where it rose or stayed', () => {
    const series = { time: [0, 5, 10], open: [2, 6, 4], high: [8, 8, 5], low: [1, 1, 3] };
    const close = [6, 2, 4];
    const paths = [...candles(paper, { ...series, close }).text.matchAll(/ d="([^"]*)"/g)];
    expect(paths.map(([, d]) => d)).toEqual([
      'M0.0,20.0V40.0M0.0,80.0V90.0M600.0,20.0V40.0M600.0,80.0V90.0M1200.0,50.0V60.0M1200.0,60.0V70.0',
      'M-6.0,40.0h12.0V80.0h-12.0zM1194.0,60.0h12.0V60.0h-12.0z',
      'M594.0,40.0h12.0V80.0h-12.0z',
    ]);
    const gone = { ...series, close: [none, none, none] };
    expect(candles(paper, gone).text.match(/ d=""/g)).toHaveLength(3);
    const long = { time: Array(241).fill(0), open: [], high: [], low: [], close: [] };
    expect(hasCandles(long)).toBe(false);
    expect(hasCandles({ ...long, time: Array(240).fill(0) })).toBe(true);
  });

  it('a mark stands at the bar that it is of, below for up and above for down', () => {
    const series = { time: [0, 5, 10], close: [2, 4, none] };
    const marksAt = (...marks: [time: number, direction: number][]) => {
      const list = marks.map(([time, direction]) => ({ time, direction, text: 'm' }));
      const drawn = markers(paper, { ...series, markers: list }).map(({ text }) => text);
      return drawn.map((text) =>
        /x="(.*?)" y="(.*?)".*class="(\w+)" d="M0,(-?7|-9)/.exec(text)?.slice(1),
      );
    };
    expect(marksAt([7, 1])).toEqual([['70.00%', '60.00%', 'up', '7']]); // of the bar at 5
    expect(marksAt([0, -1])).toEqual([['0.00%', '80.00%', 'down', '-7']]);
    expect(marksAt([5, 0])).toEqual([['50.00%', '60.00%', 'flat', '-9']]);
    expect(marksAt([-1, 1], [11, 1], [10, 1], [none, 1])).toEqual([]);
    expect(marksAt([0, 1], [0.06, 1], [0.07, 1], [0.06, -1])).toHaveLength(3); // eight columns a spot
  });

  it('a stop is a dash at its height while it held, as far as there is paper', () => {
    const drawn = (from: number, to: number, price: number) =>
      / d="(.*)"/.exec(stops(paper, [{ from, to, price }]).text)![1];
    expect(drawn(1, 2, 5)).toBe('M120.0,50.0H240.0');
    expect(drawn(0, 20, 0)).toBe('M0.0,100.0H1200.0');
    for (const [from, to, price] of [
      [2, 2, 5],
      [-1, 2, 5],
      [1, 2, 11],
      [1, 2, -1],
      [1, none, 5],
    ]) {
      expect(drawn(from!, to!, price!)).toBe('');
    }
  });

  it('areas are stacked from the top, blank where nothing is', () => {
    const layers = [Float64Array.of(1, 0, 3), Float64Array.of(3, 0, 1)];
    expect(stackedArea(paper, layers, (i) => `k${i}`).map(({ text }) => text)).toEqual([
      '<path class="k0" d="M0.0,100V0.0L200.0,0.0L400.0,0.0V100zM800.0,100V0.0L1000.0,0.0L1200.0,0.0V100z"/>',
      '<path class="k1" d="M0.0,100V25.0L200.0,25.0L400.0,25.0V100zM800.0,100V75.0L1000.0,75.0L1200.0,75.0V100z"/>',
    ]);
    expect(stackedArea(paper, [], () => '')).toEqual([]);
  });

  it('in a line of text values are blocks of eighths', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 8)).toBe('▁▂▃▄▅▆▇█');
    expect(sparkline([0, 8, none, 4], 2)).toBe('█▅'); // the last of each stretch
    expect(sparkline([0, none, 8], 9)).toBe('▁ █');
    expect([sparkline([5, 5], 5), sparkline([none], 5), sparkline([], 5)]).toEqual(['▅▅', '', '']);
    expect([0, 0.5, 1, 2, -1].map((share) => shareBar(share, 4))).toEqual([
      '',
      '██',
      '████',
      '████',
      '',
    ]);
    expect(shareBar(5 / 32, 4)).toBe('▋');
    expect(shareBar(13 / 32, 4)).toBe('█▋');
  });
});

describe('an axis of prices', () => {
  it('is logarithmic where prices trebled, with a little room at both ends', () => {
    const axis = (close: number[], more: object = {}) => priceAxis({ time: close, close, ...more });
    expect(axis([100, 299])).toEqual({
      isLog: false,
      min: 100 - 0.06 * 199,
      max: 299 + 0.06 * 199,
    });
    const log = axis([100, 300])!;
    expect(log.isLog).toBe(true);
    expect(log.max / 300).toBeCloseTo(3 ** 0.06, 12);
    expect(100 / log.min).toBeCloseTo(3 ** 0.06, 12);
    expect(axis([7])).toEqual({ isLog: false, min: 7 - 7e-3, max: 7 + 7e-3 });
    expect(axis([7], { priceAxis: 'log' })!.max).toBeCloseTo(7.007, 12);
    expect(axis([1, 2], { denoised: [5] })!.max).toBeGreaterThan(5);
    expect(axis([2], { open: [2], high: [9], low: [1] })!.max).toBeGreaterThan(9);
    expect(axis([none])).toBeUndefined();
    const ladder = (close: number[]) => priceLadder({ time: close, close }, 3);
    expect(ladder([100, 200])).toEqual([94, 150, 206]);
    expect(ladder([100, 400])[1]).toBeCloseTo(200, 6);
    expect(ladder([])).toEqual([]);
  });
});
