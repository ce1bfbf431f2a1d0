import { expect, it } from 'vitest';
import { DataValidator } from '../../src/validation/index.js';
import { START } from './feed.js';

it('an outage of a feed that trades each third minute lacks a third of its minutes', () => {
  const validator = new DataValidator({ base: '1m', feed: 'tradeOnly' });
  const bar = { open: 10, high: 12, low: 9, close: 11 };
  const feed = (minute: number) =>
    validator.update({ ...bar, time: START + minute * 60_000, volume: 100 + (minute % 7) });
  for (let i = 0; i < 400; i++) feed(3 * i);
  const missing = 300;
  const gaps = [0, 1].flatMap((i) => feed(1197 + missing + 1 + 3 * i).events);
  expect(gaps[0]).toMatchObject({ type: 'gap', missing });
  // The share is a mean of a hundred runs, from 1 on: 400 runs of one in three, then one of 1 in 101.
  let share = 1;
  for (let i = 0; i < 399; i++) share += 0.01 * (1 / 3 - share);
  share += 0.01 * (1 / (missing + 1) - share);
  const lacking = Math.round(missing * share);
  expect(lacking).toBe(103);
  // A rate that halves in seven bars: so many are missing, then two came.
  const recent = (1 - 2 ** (-lacking / 7)) * 2 ** (-2 / 7);
  const { quality } = validator.snapshot().state as unknown as {
    quality: { recent: Float64Array };
  };
  expect(Math.max(...quality.recent)).toBeCloseTo(recent, 12);
});

it('who has judged nothing has no score', () => {
  const validator = new DataValidator({ base: '1m' });
  const none = { score: Number.NaN, tier: 'Invalid' };
  expect(validator.quality).toMatchObject(none);
  expect(validator.advance(START).quality).toMatchObject(none);
});
