import { describe, expect, it } from 'vitest';
import { Ema } from '../../src/indicators/index.js';
import { Pipeline, PipelineCore } from '../../src/pipeline/index.js';

const make = (options: object, own?: unknown) => () =>
  new Pipeline({ base: '1m', ...options }, own as never);
const core =
  (handed: unknown, options: object = {}) =>
  () =>
    new PipelineCore({ base: '1m', denoise: false, ...options }, handed as never);

describe('an option of a pipeline', () => {
  it('is by default what its page says', () => {
    expect(new Pipeline({ base: '1m' }).config).toMatchObject({
      ...{ timeframes: ['1m'], calendar: '24/7', conflict: 'last', validation: {}, stages: {} },
      ...{ denoise: { mode: 'fast', delay: 0 }, regime: {}, regimeOdds: false, correlation: {} },
      ...{ gaps: { policy: 'continue', minBars: 1 }, risk: {}, riskTimeframe: '1m' },
      ...{ equity: 10_000, portfolio: undefined, symbols: {}, symbol: 'default' },
      ...{ maxSymbols: 10_000, revise: 'flag', revisableBars: 1, checkpointBars: 240 },
      ...{ recovery: 'none', dropIncompleteFirst: false },
    });
    const delay = (base: string) => new Pipeline({ base }).config.closeDelayMs;
    expect([delay('1s'), delay('10s'), delay('1m'), delay('1h')]).toEqual([
      ...[1_000, 10_000, 10_000, 10_000],
    ]);
    const replay = new Pipeline({ base: '1m', revise: 'replay' }).config;
    expect([replay.revisableBars, replay.checkpointBars]).toEqual([1_440, 240]);
  });

  it.each<[string, number, number]>([
    ['equity', 0, 1e15],
    ['maxSymbols', 1, 10_000_000],
    ['closeDelayMs', 0, 86_400_000],
    ['revisableBars', 0, 1],
    ['checkpointBars', 1, 100_000],
  ])('%s reaches from bound to bound', (name, least, most) => {
    for (const bound of [least, most]) expect(make({ [name]: bound })).not.toThrow();
    for (const wrong of [least - 1, most + 1, String(least)]) {
      expect(make({ [name]: wrong })).toThrow(
        new RegExp(`^${name} must be an? (number|integer) from`),
      );
    }
  });

  it('revisableBars reaches further where bars are lived again', () => {
    const replay = (revisableBars: number) => make({ revise: 'replay', revisableBars });
    for (const bars of [1, 100_000]) expect(replay(bars)).not.toThrow();
    for (const bars of [0, 100_001])
      expect(replay(bars)).toThrow(/^revisableBars must be an integer/);
  });

  it.each<[string, object]>([
    ["features must be spelled 'indicators'", { features: {} }],
    ['timeframe must be spelled', { timeframe: '1m' }],
    ['base must be', { base: 'minute' }],
    ["riskTimeframe must be one of '1m', '5m'", { timeframes: ['1m', '5m'], riskTimeframe: '15m' }],
    ["recovery must be one of 'none', 'lastGood'", { recovery: 'all' }],
    ['dropIncompleteFirst must be true or false', { dropIncompleteFirst: 1 }],
    ["revise must be one of 'flag', 'replay'", { revise: 'never' }],
    ["gaps.policy must be one of 'continue', 'skip', 'restart'", { gaps: { policy: 'fill' } }],
    ['gaps.minBars must be an integer from 1 to 1000000', { gaps: { minBars: 0 } }],
    ['gaps.minBars must be an integer from 1 to 1000000', { gaps: { minBars: 1_000_001 } }],
    ['gaps.bars must be spelled', { gaps: { bars: 1 } }],
    ['gaps must be an object', { gaps: 5 }],
    ["denoise must be an object, as { mode: 'fast' }, or false, got", { denoise: true }],
    ["denoise must be an object, as { mode: 'fast' }, or false, got", { denoise: [] }],
    ['regime must be an object, as { kind: ', { regime: 0 }],
    ['regimeOdds must be an object, as { meanRunBars: 50 }, or false, got', { regimeOdds: 'on' }],
    ...['validation', 'indicators', 'strategies', 'stages', 'correlation', 'risk', 'portfolio'].map(
      (name): [string, object] => [`${name} must be an object`, { [name]: 5 }],
    ),
    [
      "stages.s.kind must be one of 'scaling', 'candlesticks', 'chartPatterns', 'models'",
      { stages: { s: { kind: 'model' } } },
    ],
    ['stages.s must be an object', { stages: { s: 5 } }],
    ['stages.s.models must be an array of names', { stages: { s: { kind: 'models', models: 5 } } }],
    ['stages.s.model must be spelled', { stages: { s: { kind: 'models', models: [], model: 1 } } }],
  ])('%s', (message, options) => {
    expect(make(options)).toThrow(expect.objectContaining({ name: 'ConfigError' }));
    expect(make(options)).toThrow(message);
  });
});

describe('code of one’s own', () => {
  it.each<[string, unknown]>([
    ['own must be an object', 5],
    ['own.stage must be spelled', { stage: {} }],
    ['own.kinds must be an object', { kinds: [] }],
    ['own.kinds.k must be a class', { kinds: { k: () => 1 } }],
    ['own.kinds.k must be a class with a static `kind`', { kinds: { k: class {} } }],
    ['own.strategies.s must be a class', { strategies: { s: 5 } }],
    ['own.stages.s must be a class', { stages: { s: {} } }],
    ['own.models must be an object', { models: 5 }],
    ['own.models.m must be a function', { models: { m: {} } }],
    ['own.symbols must be an object with a method `canonical`', { symbols: {} }],
    ['own.symbols must be an object with a method `canonical`', { symbols: { canonical: 1 } }],
    ['own.symbols must be an object with a method `canonical`', { symbols: () => 'X' }],
  ])('%s', (message, own) => {
    expect(make({}, own)).toThrow(message);
  });

  it.each<[string, unknown, object]>([
    ['handed must be an object', 5, {}],
    ['handed.strategy must be spelled', { strategy: [] }, {}],
    ['handed.kinds must be a list of classes', { kinds: {} }, {}],
    ['handed.kinds[1] must be a class with a static `kind`', { kinds: [Ema, class {}] }, {}],
    ['handed.strategies[0] must be a class with a static `kind`', { strategies: [5] }, {}],
    [
      'stages must be left out: hand classes in, as own.stages',
      {},
      { stages: { s: { kind: 'scaling' } } },
    ],
    [
      "e.kind must be among the kinds that were handed in (did you mean 'ema'?)",
      { kinds: [Ema] },
      { strategies: false, indicators: { e: { kind: 'emma' } } },
    ],
  ])('handed in: %s', (message, handed, options) => {
    expect(core(handed, options)).toThrow(message);
  });
});
