import { expect, it } from 'vitest';
import { Pipeline } from '../../src/index.js';
import { DataValidator } from '../../src/validation/index.js';

const time = 1_704_445_200_000;
const bar = { time, open: 10, high: 12, low: 9, close: 11, volume: 5 };
const records = 'fromRecords of barwave/formats';

const wrong: readonly [what: string, given: unknown, field: string | undefined, remedy?: string][] =
  [
    [
      'prices as text',
      { ...bar, open: '10', high: '12' },
      'open',
      `it is text: give Number(open), or read it by ${records}`,
    ],
    [
      'an ISO time',
      { ...bar, time: '2024-01-05T09:00Z' },
      'time',
      `it is text: give Date.parse(time), or read it by ${records}`,
    ],
    ['a Date', { ...bar, time: new Date(time) }, 'time', 'give Number(time)'],
    [
      'short names',
      { t: time, o: 10, h: 12, l: 9, c: 11, v: 5 },
      undefined,
      expect.stringContaining(records) as never,
    ],
    ['a row', [time, 10, 12, 9, 11, 5], undefined, expect.stringContaining('fromCcxt') as never],
    ['no volume', { ...bar, volume: undefined }, 'volume', 'give 0 where the feed has none'],
    ['no close', { ...bar, close: null }, 'close', 'it is missing: give a number'],
    ['NaN', { ...bar, low: Number.NaN }, 'low'],
    ['seconds', { ...bar, time: time / 1000 }, 'time', 'give time * 1000'],
    ['microseconds', { ...bar, time: time * 1000 }, 'time', 'give Math.floor(time / 1000)'],
    ['a price below zero', { ...bar, low: -1 }, 'low'],
    ['a high below its close', { ...bar, high: 10 }, 'high'],
    ['a price of no market', { ...bar, high: 1e16 }, 'high'],
    ['a time between bars', { ...bar, time: time + 7 }, 'time'],
    ['text', JSON.stringify(bar), undefined],
  ]; // prettier-ignore

it.each(wrong)(
  '%s: the judgement names the field and, where it is plain, the remedy',
  (_, given, field, remedy) => {
    const judgement = new DataValidator({ base: '1m' }).update(given).judgements[0]!;
    expect(judgement.disposition).toBe('rejected');
    expect({ field: judgement.field, remedy: judgement.remedy }).toEqual({ field, remedy });
    const [judged] = new Pipeline({ base: '1m' }).update(given as never).bars;
    expect({ field: judged!.field, remedy: judged!.remedy }).toEqual({ field, remedy });
    const [rejection] = new Pipeline({ base: '1m' }).warm([given as never]).rejections;
    expect({ field: rejection!.field, remedy: rejection!.remedy }).toEqual({ field, remedy });
  },
);

it('the sentence of a simple check names field and remedy where the reason does not', () => {
  const door = new DataValidator({ base: '1m', requiredFields: ['close', 'trades'] });
  const said = (given: unknown) => door.validateDataPoint(given).reason;
  expect(said({ ...bar, close: '11' })).toMatch(/ Field: close\. Remedy: it is text: give Number/);
  expect(said(bar)).toBe('A field that is required of this feed is missing. Field: trades.');
  const charged = new DataValidator({ base: '1m', requiredFields: ['fee'] }); // not the word feed
  expect(charged.validateDataPoint(bar).reason).toMatch(/ Field: fee\.$/);
  expect(said({ ...bar, trades: 1, high: 1 })).toBe(
    'The high is below the open, the low or the close.',
  );
});

it('a history with its newest bar first is told how to turn it round', () => {
  const bars = Array.from({ length: 30 }, (_, i) => ({ ...bar, time: time + i * 60_000 }));
  expect(new Pipeline({ base: '1m' }).warm(bars).hint).toBeUndefined();
  expect(new Pipeline({ base: '1m' }).warm(bars.reverse()).hint).toContain('sortBars');
});
