import { expectTypeOf, it } from 'vitest';
import { usEquities } from '../../src/bars/index.js';
import type { Row } from '../../src/core/index.js';
import { type CustomKinds, Rsi } from '../../src/indicators/index.js';
import { Pipeline, type PipelineOptions, type PipelineResult } from '../../src/pipeline/index.js';
import { TimeframeAggregator } from '../../src/timeframe/index.js';
import { DataValidator } from '../../src/validation/index.js';

it.skip('what a compiler refuses', () => {
  // @ts-expect-error minutes are 1m
  new Pipeline({ base: '1min' });
  // @ts-expect-error a unit is missing
  new Pipeline({ base: '1m', timeframes: ['1m', '60'] });
  // @ts-expect-error hours are 1h
  new Pipeline({ base: '1m', timeframes: ['1m', '1h'], riskTimeframe: '1H' });
  // @ts-expect-error a number of minutes
  new Pipeline({ base: 1 });
  // @ts-expect-error there is no such kind
  new Pipeline({ base: '1m', indicators: { x: { kind: 'macdd' } } });
  // @ts-expect-error rsi has no length
  new Pipeline({ base: '1m', indicators: { x: { kind: 'rsi', length: 14 } } });
  // @ts-expect-error a period is a number
  new Pipeline({ base: '1m', indicators: { x: { kind: 'rsi', period: '14' } } });
  // @ts-expect-error no such option
  new Pipeline({ base: '1m', timeframe: '5m' });
  // @ts-expect-error no such member
  new Pipeline({ base: '1m', risk: { minConfidense: 0.6 } });
  // @ts-expect-error no such member of a symbol
  new Pipeline({ base: '1m', symbols: { X: { tick: 0.01, lot: 1 } } });
  // @ts-expect-error no such rule
  new DataValidator({ base: '1m', rules: { spikes: 3 } });
  // @ts-expect-error it has no limits
  new TimeframeAggregator({ base: '1m', timeframes: ['5m'], maxBars: 3 });
  // @ts-expect-error words are no unit
  new TimeframeAggregator({ base: '1m', timeframes: ['1 hour'] });
  // @ts-expect-error days are 1d
  new TimeframeAggregator({ base: '1m', timeframes: ['1D'] });
  // @ts-expect-error minutes are 1m
  new DataValidator({ base: '1min' });
});

it('what is only known at run time compiles, and is checked when it is made', () => {
  const options = { base: '1m', timeframes: ['1m', '5m'], riskTimeframe: '5m' };
  expectTypeOf(new Pipeline(options)).toExtend<Pipeline>();
  const read = (text: string): PipelineOptions => JSON.parse(text);
  expectTypeOf(new Pipeline(read('{ "base": "1m" }'))).toExtend<Pipeline>();
  new TimeframeAggregator({ base: options.base, timeframes: options.timeframes });
  new DataValidator({ base: options.base });
  new Pipeline({
    base: '1m',
    calendar: usEquities,
    denoise: { mode: 'adaptive', delay: 3 },
    symbols: { X: { tick: 0.01, timeframes: ['1m'], calendar: '24/7' } },
    strategies: { own: { kind: 'maCrossover' } },
    stages: { scaled: { kind: 'scaling', columns: ['rsi'] } },
  });
  const timeframe: string = '5m';
  new Pipeline({ base: '1m', timeframes: [timeframe] });
});

it('kinds of one’s own compile beside built-in ones', () => {
  const kinds: CustomKinds = { mine: Rsi };
  const indicators = { x: { kind: 'mine', period: 3 }, y: { kind: 'ema', period: 3 } } as const;
  const pipeline = new Pipeline({ base: '1m', indicators }, { kinds });
  expectTypeOf(pipeline).toExtend<Pipeline>();
});

it('features are typed by their specs', () => {
  const pipeline = new Pipeline({
    base: '1m',
    timeframes: ['1m', '5m'],
    indicators: { ema: { kind: 'ema', period: 2 }, macd: { kind: 'macd', of: 'ema' } },
  });
  const bar = { time: 0, open: 1, high: 2, low: 1, close: 2, volume: 3 };
  const result = pipeline.update(bar);
  const row = result.features['1m']!;
  expectTypeOf(row.ema).toEqualTypeOf<number>();
  expectTypeOf(row.macd.signal).toEqualTypeOf<number>();
  expectTypeOf(row.close).toEqualTypeOf<number>();
  expectTypeOf(row.denoised).toEqualTypeOf<number>();
  expectTypeOf(row.wavelet.entropy).toEqualTypeOf<number>();
  expectTypeOf(row.get('macd.signal')).toEqualTypeOf<number | undefined>();
  expectTypeOf(result).toExtend<PipelineResult>();
  expectTypeOf(pipeline.peek(bar)).toEqualTypeOf(result);
  expectTypeOf(pipeline.advance(0).results[0]!).toEqualTypeOf(result);
  // @ts-expect-error it is not among the indicators
  void row.rsi;
});

it('without indicators of one’s own they are the usual ones, and without wavelets none of theirs', () => {
  const pipeline = new Pipeline({ base: '1m', denoise: false });
  const row = pipeline.update({ time: 0, open: 1, high: 2, low: 1, close: 2, volume: 3 }).features[
    '1m'
  ];
  expectTypeOf(row!.rsi).toEqualTypeOf<number>();
  expectTypeOf(row!.bands.upper).toEqualTypeOf<number>();
  // @ts-expect-error nothing is denoised
  void row?.denoised;
});

it('what knows no options has rows by column', () => {
  expectTypeOf<PipelineResult['features']>().toEqualTypeOf<Readonly<Record<string, Row>>>();
  expectTypeOf<ReturnType<Pipeline['update']>>().toEqualTypeOf<PipelineResult>();
});
