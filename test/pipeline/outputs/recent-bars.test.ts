import { expect, it } from 'vitest';
import { Pipeline, RecentBars } from '../../../src/pipeline/index.js';
import { minutes, small } from '../market.js';

const bars = minutes('A', 3, 90);

it('keeps what process would give of the newest bars, in every timeframe', () => {
  const recent = new RecentBars({ length: 7 });
  const pipeline = new Pipeline(small);
  for (const bar of bars) recent.add(pipeline.update(bar));
  const columns = {
    time: Float64Array.from(bars, ({ time }) => time),
    open: Float64Array.from(bars, ({ open }) => open),
    high: Float64Array.from(bars, ({ high }) => high),
    low: Float64Array.from(bars, ({ low }) => low),
    close: Float64Array.from(bars, ({ close }) => close),
    volume: Float64Array.from(bars, ({ volume }) => volume),
  };
  const { closed } = new Pipeline(small).process(columns, 'A');
  for (const [timeframe, all] of Object.entries(closed)) {
    const kept = recent.columns('A', timeframe)!;
    for (const [name, column] of Object.entries(all)) {
      expect(kept[name], `${timeframe} ${name}`).toEqual(column.slice(-7));
    }
  }
  expect(recent.columns('A', '1m')!['close']).toEqual(columns.close.slice(-7));
});

it('a corrected bar stands where it stood', () => {
  const recent = new RecentBars({ length: 5 });
  const pipeline = new Pipeline(small);
  for (const bar of bars.slice(0, 10)) recent.add(pipeline.update(bar));
  recent.add(pipeline.update({ ...bars[9]!, close: bars[9]!.low }));
  const kept = recent.columns('A', '1m')!;
  expect(kept['time']).toEqual(Float64Array.from(bars.slice(5, 10), ({ time }) => time));
  expect(kept['close']!.at(-1)).toBe(bars[9]!.low);
});

it('sums up a column without what is not a number yet', () => {
  const recent = new RecentBars({ length: 8 });
  const pipeline = new Pipeline(small);
  for (const bar of bars.slice(0, 8)) recent.add(pipeline.update(bar));
  const known = [...recent.columns('A', '1m')!['rsi']!].filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const square = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length;
  const summary = recent.summary('A', '1m', 'rsi')!;
  expect(known.length).toBe(3);
  expect(summary.count).toBe(3);
  expect(summary.mean).toBeCloseTo(mean, 10);
  expect(summary.standardDeviation).toBeCloseTo(Math.sqrt(square), 10);
  expect([summary.min, summary.max]).toEqual([Math.min(...known), Math.max(...known)]);
  expect([summary.first, summary.last]).toEqual([known[0], known.at(-1)]);
});

it('has bounded memory, which it can tell, and forgets', () => {
  const recent = new RecentBars({ length: 10 });
  const pipeline = new Pipeline(small);
  for (const bar of bars.slice(0, 30)) recent.add(pipeline.update(bar));
  const before = recent.byteLength();
  for (const bar of bars.slice(30)) recent.add(pipeline.update(bar));
  expect(recent.byteLength()).toBe(before);
  expect(recent.byteLength('A')).toBe(before);
  expect([recent.forget('A'), recent.forget('A'), recent.symbols]).toEqual([true, false, []]);
  expect(recent.columns('A', '1m')).toBeUndefined();
  expect(recent.summary('A', '1m', 'close')).toBeUndefined();
  expect(() => new RecentBars({ length: 0 })).toThrow('length');
});
