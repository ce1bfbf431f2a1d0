import { expect, expectTypeOf, it } from 'vitest';
import { type CheckedTimeframe, usEquities } from '../../src/bars/index.js';
import type { Allowed } from '../../src/core/exact.js';
import type { Row, Snapshot } from '../../src/core/index.js';
import { SignalCorrelator } from '../../src/correlation/index.js';
import { type CustomKinds, Macd, Rsi, type Specs } from '../../src/indicators/index.js';
import type { CheckedSpecs } from '../../src/indicators/set/spec.js';
import type { EngineResult } from '../../src/learning/index.js';
import { Metrics } from '../../src/metrics/index.js';
import type { Detection } from '../../src/patterns/index.js';
import {
  type ModelSaying,
  measured,
  Pipeline,
  PipelineEvents,
  type PipelineExtensions,
  type PipelineOptions,
  type PipelineResult,
  predictionStage,
  type Stage,
  stream,
  transition,
} from '../../src/pipeline/index.js';
import { TrendVolatilityRegime } from '../../src/regime/index.js';
import type { StrategyView } from '../../src/strategies/index.js';
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
  // @ts-expect-error there is no such strategy
  new Pipeline({ base: '1m', strategies: { own: { kind: 'maCross' } } });
  // @ts-expect-error a period is a number
  new Pipeline({ base: '1m', strategies: { own: { kind: 'maCrossover', fastPeriod: '9' } } });
  const odd = { kind: 'maCrossover', length: 9 } as const;
  // @ts-expect-error maCrossover has no length
  new Pipeline({ base: '1m', strategies: { ok: { kind: 'macdRsi' }, odd } });
  // @ts-expect-error there is no such thing to read
  new Pipeline({ base: '1m', indicators: { x: { kind: 'rsi', of: 'closing' } } });
  const bands = { kind: 'bollinger' } as const;
  // @ts-expect-error bands have no such output
  new Pipeline({ base: '1m', indicators: { x: { kind: 'rsi', of: 'b.up' }, b: bands } });
  // @ts-expect-error they are called indicators
  new Pipeline({ base: '1m', features: { x: { kind: 'rsi' } } });
  // @ts-expect-error there is no such strategy
  new Pipeline({ base: '1m', symbols: { X: { strategies: { own: { kind: 'maCross' } } } } });
  // @ts-expect-error minutes are 1m
  new Pipeline({ base: '1m', symbols: { X: { timeframes: ['1m', '5min'] } } });
  // @ts-expect-error hours are 1h
  new Pipeline({ base: '1m', symbols: { X: { timeframes: ['1m', { name: '1H' }] } } });
  // @ts-expect-error there is no such kind
  transition({ kind: 'rsii' }, undefined, 1);
  // @ts-expect-error rsi has no length
  transition({ kind: 'rsi', length: 14 }, undefined, 1);
  // @ts-expect-error there is no such wavelet
  new Pipeline({ base: '1m', denoise: { wavelet: 'db99' } });
  // @ts-expect-error minutes are 1m
  new SignalCorrelator({ timeframes: ['1min'], strategies: ['macdRsi'] });
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

it('what is allowed is named where something else stands', () => {
  type Of<S extends Specs> = CheckedSpecs<S>['x' & keyof S];
  type Words = 'open, high, low, close, volume, hl2, hlc3, ohlc4, hlcc4, range, trueRange';
  expectTypeOf<Of<{ x: { kind: 'rsi'; of: 'closing' }; y: { kind: 'rsi' } }>>().toEqualTypeOf<{
    readonly of: Allowed<Words | 'x' | 'y'>;
  }>();
  expectTypeOf<Of<{ x: { kind: 'rsi'; length: 3 } }>>().toEqualTypeOf<{
    readonly length: Allowed<'kind' | 'of' | 'period'>;
  }>();
  expectTypeOf<CheckedTimeframe<'1min'>>().toEqualTypeOf<
    Allowed<'a count and s, m, h, d, w or M: 30s, 1m, 15m, 4h, 1d, 1w, 1M'>
  >();
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
  const reads = { x: { kind: 'rsi', of: 'denoised' }, y: { kind: 'ema', of: 'b.upper' } } as const;
  new Pipeline({ base: '1m', indicators: { ...reads, b: { kind: 'bollinger', of: 'x' } } });
  const of: string = 'close';
  new Pipeline({ base: '1m', indicators: { x: { kind: 'rsi', of } } });
  new Pipeline({ base: '1m', symbols: { X: { timeframes: [{ name: '1m' }] } } });
  const kind: string = 'maCrossover';
  new Pipeline({ base: '1m', symbols: { X: { strategies: { own: { kind, fastPeriod: 3 } } } } });
  new Pipeline({ base: '1m', strategies: { own: { kind, fastPeriod: 3 } } });
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

it('features of kinds of one’s own are typed by their classes', async () => {
  const kinds = { mine: Rsi, wide: Macd, turn: TrendVolatilityRegime };
  const indicators = {
    x: { kind: 'mine', period: 3 },
    y: { kind: 'ema', period: 3 },
    z: { kind: 'wide' },
  } as const;
  const pipeline = new Pipeline({ base: '1m', indicators, regime: { kind: 'turn' } }, { kinds });
  expectTypeOf(pipeline).toExtend<Pipeline>();
  const bar = { time: 0, open: 1, high: 2, low: 1, close: 2, volume: 3 };
  const result = pipeline.update(bar);
  const row = result.features['1m']!;
  expectTypeOf(row.x).toEqualTypeOf<number>();
  expectTypeOf(row.y).toEqualTypeOf<number>();
  expectTypeOf(row.z.signal).toEqualTypeOf<number>();
  expectTypeOf(row.regime.volatility).toEqualTypeOf<number>();
  expectTypeOf(row.denoised).toEqualTypeOf<number>();
  expectTypeOf(new PipelineEvents(pipeline).peek(bar)).toEqualTypeOf(result);
  // @ts-expect-error it is not among the indicators
  void row.rsi;
  expect(row.schema).toBe(pipeline.peek(bar).features['1m']!.schema);
  expect(new Pipeline({ base: '1m' }).update(bar).features['1m']!.schema).not.toBe(row.schema);
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

class Spread implements Stage<{ readonly spread: number }, { readonly scaled: Scaled }> {
  readonly id = 'spread';
  update({ bar, stages }: StrategyView<{ readonly scaled: Scaled }>) {
    expectTypeOf(stages!.scaled['rsi']).toEqualTypeOf<number | undefined>();
    return { spread: bar.high - bar.low };
  }
  peek(view: StrategyView<{ readonly scaled: Scaled }>) {
    return this.update(view);
  }
  snapshot(): Snapshot {
    return { format: 1, version: 1, id: this.id, state: null };
  }
  restore(): void {}
}
type Scaled = Readonly<Record<string, number>>;

it('stages: what they say is typed by their specs and classes', async () => {
  const stages = {
    scaled: { kind: 'scaling', columns: ['rsi'], before: 'strategies' },
    candles: { kind: 'candlesticks' },
    charts: { kind: 'chartPatterns' },
    answer: { kind: 'models', models: ['mine'] },
  } as const;
  const own = { models: { mine: () => ({ value: 1, confidence: 1 }) }, stages: { spread: Spread } };
  const pipeline = new Pipeline({ base: '1m', stages }, own);
  const bar = { time: 0, open: 1, high: 2, low: 1, close: 2, volume: 3 };
  const result = pipeline.update(bar);
  const said = result.stages['1m']!;
  expect(said.spread?.spread).toBe(1);
  expectTypeOf(said.spread).toEqualTypeOf<{ spread: number } | undefined>();
  expectTypeOf(said.scaled).toEqualTypeOf<Scaled | undefined>();
  expectTypeOf(said.candles).toEqualTypeOf<readonly Detection[] | undefined>();
  expectTypeOf(said.charts).toEqualTypeOf<readonly Detection[] | undefined>();
  expectTypeOf(said.answer).toEqualTypeOf<ModelSaying | undefined>();
  // @ts-expect-error there is no such stage
  void said.spraed;
  expectTypeOf(result).toExtend<PipelineResult>();
  expectTypeOf(pipeline).toExtend<Pipeline>();
  const told = new PipelineEvents(pipeline);
  expectTypeOf(told.peek(bar)).toEqualTypeOf(result);
  expectTypeOf(pipeline.advance(0).results[0]!).toEqualTypeOf(result);
  expectTypeOf(measured(pipeline, new Metrics({ now: () => 0 })).update).returns.toEqualTypeOf(
    result,
  );
  for await (const one of stream(pipeline, [])) expectTypeOf(one).toEqualTypeOf(result);
  const forecast = predictionStage({ features: ['rsi'], targets: ['volatility'] });
  const foretelling = new Pipeline({ base: '1m' }, { stages: { forecast } });
  const [closed] = Object.values(foretelling.update(bar).stages);
  expectTypeOf(closed!.forecast).toEqualTypeOf<EngineResult | undefined>();
});

it('stages that are only known at run time say anything, by any name', () => {
  const own: PipelineExtensions = { stages: { spread: Spread } };
  const bar = { time: 0, open: 1, high: 2, low: 1, close: 2, volume: 3 };
  const { stages } = new Pipeline({ base: '1m' }, own).update(bar);
  expectTypeOf(stages['1m']!['spread']).toEqualTypeOf<unknown>();
  expectTypeOf<PipelineResult['stages'][string]>().toEqualTypeOf<
    Readonly<Record<string, unknown>>
  >();
});

it('functions that are written where they are handed in know what they are given', () => {
  const stages = { answer: { kind: 'models', models: ['mine'] } } as const;
  const pipeline = new Pipeline(
    { base: '1m', stages },
    {
      models: { mine: (row) => ({ value: row.get('close') ?? 0, confidence: 1 }) },
      steps: { composite: ({ signals }, usual) => (signals.length < 2 ? { pUp: 0.5 } : usual()) },
    },
  );
  const bar = { time: 0, open: 1, high: 2, low: 1, close: 2, volume: 3 };
  const said = pipeline.update(bar).stages['1m']!;
  expectTypeOf(said.answer).toEqualTypeOf<ModelSaying | undefined>();
});
