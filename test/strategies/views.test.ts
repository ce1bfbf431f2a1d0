import { expect, it } from 'vitest';
import { Row } from '../../src/core/index.js';
import { processAllStrategies, type Signal, signalFrom } from '../../src/strategies/index.js';
import { SoundView, soundView } from '../../src/strategies/sound-view.js';
import { seriesOf } from '../contract/series.js';

it('all built-in strategies run by their kinds, and what is no run is named', () => {
  const bars = seriesOf('bar', 'lively', 2, 3) as never[];
  expect(Object.keys(processAllStrategies({ symbol: 'S', timeframe: '1m', bars }))).toEqual([
    ...['macdRsi', 'maCrossover', 'rsiTrend', 'bollingerBreakout', 'levelBreakout'],
  ]);
  const run = (edit: object) => () =>
    processAllStrategies({ symbol: 'S', timeframe: '1m', bars, ...edit } as never);
  expect(run({ symbol: 5 })).toThrow('run.symbol must be');
  expect(run({ bars: 5 })).toThrow('run.bars must be');
  expect(run({ timeframe: '1x' })).toThrow('timeframe');
});

it('a view of our own is read as it is, another is copied: what is written on it later is not seen', () => {
  const features = new Row(['x'], Float64Array.of(1));
  const bar = { time: 0, open: 1, high: 1, low: 1, close: 1, volume: 0, end: 9 } as never;
  const ours = new SoundView(bar, '1m', features);
  expect(soundView(ours)).toBe(ours);
  const theirs = { bar, timeframe: '1m', features };
  const read = soundView(theirs)!;
  expect([read.bar === bar, read.timeframe, read.features]).toEqual([false, '1m', features]);
  expect(read.bar).toEqual(bar);
  const derived = Object.assign(Object.create({ open: 1 }), {
    ...(bar as object),
    open: undefined,
  });
  delete derived.open;
  expect(soundView({ ...theirs, bar: derived })!.bar).toEqual(bar);
});

it('a signal has from its origin what that says of it', () => {
  const bar = { time: 0, end: 60_000, revision: 4, received: 1, expected: 2 };
  const restsOn = [{ type: 'spike', time: 0 }] as const;
  const known = { provisional: true, basedOnRevision: true, afterGap: true, restsOn } as const;
  const origin = { symbol: 'S', timeframe: '1m', family: 'f', strategy: 'm', bar, ...known };
  const of = (edit: object): Signal | undefined =>
    signalFrom({ direction: 'up', strength: 1, horizonBars: 1, reasons: [], ...edit }, origin);
  expect(of({})).toMatchObject({ ...known, id: 'S|1m|60000|m#4', revision: 4, basis: 'prior' });
  expect(of({ pUp: 0.5 })).toMatchObject({ direction: 'flat', statedUp: 0.5, strength: 1 });
});
