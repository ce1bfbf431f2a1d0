import { expect, it } from 'vitest';
import { Pipeline } from '../../src/pipeline/index.js';
import { minutes, small } from './market.js';

it('says of history what became of each bar, and names the first that did not go on', () => {
  const bars = minutes('X', 2, 60);
  const wrong = { ...bars[10]!, high: -1 };
  const unnamed = { ...bars[10]!, symbol: '' };
  const history = [...bars.slice(0, 20), wrong, bars[19]!, bars[3]!, unnamed, ...bars.slice(22)];
  const pipeline = new Pipeline({ ...small, validation: { hold: 1 } });
  const warmed = pipeline.warm(history);
  expect(warmed.received).toBe(history.length);
  expect(Object.values(warmed.counts).reduce((sum, n) => sum + n)).toBe(history.length);
  expect(warmed.counts).toMatchObject({ accepted: 58, rejected: 2, duplicate: 1, late: 1 });
  expect(warmed.accepted).toBe(58);
  expect(warmed.rejections.map(({ symbol, disposition }) => [symbol, disposition])).toEqual([
    ['X', 'rejected'],
    ['X', 'late'],
    ['', 'rejected'],
  ]);
  const many = new Pipeline(small).warm(Array.from({ length: 50 }, () => wrong));
  expect([many.counts.rejected, many.rejections.length]).toEqual([50, 10]);
});

it('counts a bar that waited for the next one once', () => {
  const bars = minutes('X', 2, 120);
  const { open, high, low, close, ...rest } = bars[100]!;
  const spiked = { ...rest, open: 3 * open, high: 3 * high, low: 3 * low, close: 3 * close };
  const pipeline = new Pipeline({ ...small, validation: { hold: 1 } });
  const { counts } = pipeline.warm([...bars.slice(0, 100), spiked]);
  expect(counts).toMatchObject({ accepted: 100, pending: 1 });
  const later = pipeline.warm(bars.slice(101));
  const all = Object.values(later.counts).reduce((sum, n) => sum + n);
  expect([all, later.received, later.counts.pending]).toEqual([19, 19, -1]);
});
