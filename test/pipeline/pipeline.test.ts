import { describe, expect, it } from 'vitest';
import type { SymbolBar } from '../../src/bars/bar.js';
import { ConfigError, type Snapshot } from '../../src/core/index.js';
import type { StateRecord } from '../../src/core/state.js';
import { Sma } from '../../src/indicators/index.js';
import {
  Pipeline,
  type PipelineExtensions,
  type PipelineOptions,
  presets,
  type Stage,
} from '../../src/pipeline/index.js';
import { minutes, printed, small } from './market.js';

const bars = minutes('X', 8, 120);
const [first, second] = bars as [SymbolBar, SymbolBar];

function fed(options: PipelineOptions = small, own?: PipelineExtensions): Pipeline {
  const pipeline = new Pipeline(options, own);
  for (const bar of bars) pipeline.update(bar);
  return pipeline;
}

/** Counts the bars of its timeframe; every third it trips over. */
class Counter implements Stage {
  readonly id = 'counter';
  #count = 0;
  update(): unknown {
    this.#count += 1;
    if (this.#count % 3 === 0) throw new Error(`tripped over ${this.#count}`);
    return { count: this.#count };
  }
  peek(): unknown {
    if ((this.#count + 1) % 3 === 0) throw new Error(`tripped over ${this.#count + 1}`);
    return { count: this.#count + 1 };
  }
  snapshot(): Snapshot {
    return { format: 1, version: 1, id: this.id, state: this.#count };
  }
  restore({ state }: Snapshot): void {
    this.#count = state as number;
  }
}

describe('options', () => {
  it('need a base and nothing else', () => {
    const { config } = new Pipeline({ base: '1m' });
    expect(config).toMatchObject({ timeframes: ['1m'], calendar: '24/7', equity: 10_000 });
    expect(JSON.parse(JSON.stringify(config))).toMatchObject({ base: '1m', symbol: 'default' });
  });

  it.each(Object.entries(presets))('preset %s is one', (_name, options) => {
    const pipeline = new Pipeline(options);
    expect(pipeline.config.riskTimeframe).toBe('1d');
    expect(pipeline.barsNeeded('1h')).toBeGreaterThan(100);
  });

  it.each<[object, string, string]>([
    [{}, 'base', 'a count and one of'],
    [{ base: '1min' }, 'base', "'1m'"],
    [{ base: '1m', timeframes: [] }, 'timeframes', 'at least one'],
    [{ base: '5m', timeframes: ['1m'] }, 'timeframes[0]', 'a multiple of 5m'],
    [{ base: '1m', features: {} }, 'features', "spelled 'indicators'"],
    [{ base: '1m', timeframs: ['1m'] }, 'timeframs', "did you mean 'timeframes'?"],
    [{ base: '1m', calendar: 'nyse' }, 'calendar', "NYSE: 'us-equities'"],
    [{ base: '1m', indicators: ['rsi'] }, 'indicators', "an object, as { rsi: { kind: 'rsi' } }"],
    [{ base: '1m', strategies: 'macdRsi' }, 'strategies', "as { macdRsi: { kind: 'macdRsi' } }"],
    [{ base: '1m', strategies: { a: 'b' } }, 'strategies.a', "as { kind: 'macdRsi' }"],
    [{ base: '1m', stages: ['up'] }, 'stages', "an object, as { up: { kind: 'up' } }"],
    [{ base: '1m', risk: ['low'] }, 'risk', 'an object, as { riskRatio: 0.01 }'],
    [{ base: '1m', denoise: ['db4'] }, 'denoise', "an object, as { mode: 'fast' }, or false"],
    [{ base: '1m', indicators: [5] }, 'indicators', 'an object'],
    [{ base: '1m', equity: -1 }, 'equity', 'from 0'],
    [{ base: '1m', maxSymbols: 0 }, 'maxSymbols', 'from 1'],
    [{ base: '1m', symbol: '' }, 'symbol', '1 to 64'],
    [{ base: '1m', riskTimeframe: '1h' }, 'riskTimeframe', "one of '1m'"],
    [{ base: '1m', risk: { riskRatio: 3 } }, 'risk.riskRatio', 'from 0 to 1'],
    [{ base: '1m', portfolio: { maxExposure: 1 } }, 'portfolio.maxExposure', 'maxExposureRatio'],
    [{ base: '1m', strategies: { s: { kind: 'macdrsi' } } }, 'strategies.s.kind', "'macdRsi'"],
    [{ base: '1m', indicators: { a: { kind: 'emma' } } }, 'indicators.a.kind', "'ema'"],
    [
      { base: '1m', indicators: { wavelet: { kind: 'ema' } } },
      'indicators.wavelet',
      'unlike denoised',
    ],
    [{ base: '1m', denoise: { mode: 'quick' } }, 'denoise.mode', 'one of'],
    [{ base: '1m', regimeOdds: { drift: 99 } }, 'regimeOdds.drift', 'from 0.01 to 10'],
    [{ base: '1m', indicators: { regimes: { kind: 'x' } } }, 'indicators.regimes.kind', 'a kind'],
    [{ base: '1m', indicators: { denoised2: 3 } }, 'indicators.denoised2', "as { kind: 'rsi' }"],
    [{ base: '1m', validation: { rules: ['spike'] } }, 'validation.rules', 'an object'],
    [{ base: '1m', validation: { tick: -1 } }, 'validation.tick', ''],
    [{ base: '1m', conflict: 'none' }, 'conflict', "'last'"],
    [{ base: '1m', symbols: ['A'] }, 'symbols', 'as { SPY: { step: 1 } }'],
  ])('%j: %s', (options, path, bound) => {
    const make = (): unknown => new Pipeline(options as PipelineOptions);
    expect(make).toThrow(ConfigError);
    try {
      make();
    } catch (error) {
      expect((error as ConfigError).path).toBe(path);
      expect((error as ConfigError).message).toContain(bound);
    }
  });
});

describe('what comes in', () => {
  it('gets the usual symbol if it names none', () => {
    const { symbol, ...bar } = first;
    expect(symbol).toBe('X');
    expect(new Pipeline(small).update(bar).symbol).toBe('default');
  });

  it.each([
    null,
    undefined,
    7,
    'bar',
    {},
    { symbol: 3 },
    { symbol: '' },
    { symbol: 'x'.repeat(65) },
    { ...first, close: Number.NaN },
    Object.defineProperty({}, 'symbol', {
      get() {
        throw new Error('mine');
      },
    }),
  ])('is judged and never thrown at: %j', (input) => {
    const pipeline = new Pipeline(small);
    for (const result of [pipeline.peek(input as never), pipeline.update(input as never)]) {
      expect(result.bars).toMatchObject([{ disposition: 'rejected' }]);
      expect(result.decision).toBeUndefined();
    }
  });

  it('finds no lane beyond the most that are allowed', () => {
    const pipeline = new Pipeline({ ...small, maxSymbols: 1 });
    pipeline.update(first);
    const result = pipeline.update({ ...first, symbol: 'Y' });
    expect(result.bars[0]).toMatchObject({
      disposition: 'rejected',
      reasons: ['too-many-symbols'],
    });
    expect(pipeline.peek({ ...first, symbol: 'Y' })).toMatchObject({ symbol: 'Y', closed: [] });
    expect(pipeline.symbols).toEqual(['X']);
  });
});

describe('warming', () => {
  it('leaves the state that updating leaves, and decides nothing', () => {
    const warmed = new Pipeline(small);
    expect(warmed.warm(bars)).toMatchObject({ received: 120, accepted: 120 });
    const { desks: none, ...state } = warmed.snapshot().state as StateRecord;
    const { desks, ...fedState } = fed().snapshot().state as StateRecord;
    expect(printed(state)).toBe(printed(fedState));
    expect([none, desks]).toMatchObject([{ symbols: [] }, { symbols: ['X'] }]); // may be filled
  });

  it('wants as many bars as say everything', () => {
    const pipeline = new Pipeline({ ...small, timeframes: ['1m'] });
    const needed = pipeline.barsNeeded('1m');
    const long = minutes('X', 8, needed + 1);
    const said = long.map((bar) => pipeline.update(bar).features['1m']!.toObject());
    // A transient that has not happened has nothing to say, however long ago.
    const isComplete = (row: Record<string, number>): boolean =>
      !Object.entries(row).some(([name, x]) => Number.isNaN(x) && !name.startsWith('transient.'));
    expect(said.slice(0, needed - 1).some(isComplete)).toBe(false);
    expect(isComplete(said[needed - 1]!)).toBe(true);
    expect(() => pipeline.barsNeeded('1h')).toThrow(ConfigError);
  });
});

describe('time passing', () => {
  it('closes what is over, and takes the portfolio step that is due', () => {
    const pipeline = new Pipeline({ ...small, portfolio: { maxExposureRatio: 1 } });
    pipeline.update(first);
    expect(pipeline.update(second).decisions).toHaveLength(1);
    const { results, decisions } = pipeline.advance(first.time + 15 * 60_000 + 10_000);
    expect(results.flatMap(({ closed }) => closed.map(({ timeframe }) => timeframe))).toEqual([
      '5m',
      '15m',
    ]);
    expect(decisions).toMatchObject([{ symbol: 'X', final: true }]);
    expect(pipeline.advance(first.time + 15 * 60_000 + 10_000)).toEqual({
      results: [],
      decisions: [],
    });
    expect(() => pipeline.advance(Number.NaN)).toThrow(ConfigError);
  });

  it('says when a feed stalls', () => {
    const pipeline = fed();
    const { results } = pipeline.advance(bars[119]!.time + 10 * 60_000);
    expect(results[0]?.events).toMatchObject([{ type: 'stall' }, { type: 'tier' }]);
  });
});

describe('code of your own', () => {
  it('runs beside the rest, and what it throws costs its own output alone', () => {
    const own = { stages: { counter: Counter }, kinds: { mine: Sma } };
    const options = { ...small, indicators: { average: { kind: 'mine', period: 3 } } };
    const pipeline = new Pipeline(options, own);
    const plain = new Pipeline(options, { kinds: own.kinds });
    bars.slice(0, 30).forEach((bar, i) => {
      const foretold = printed(pipeline.peek(bar));
      const result = pipeline.update(bar);
      expect(printed(result)).toBe(foretold);
      const failures = result.events.filter(({ type }) => type === 'failure');
      if (i % 3 === 2) {
        expect(failures[0]).toMatchObject({
          what: 'stage counter',
          message: `tripped over ${i + 1}`,
        });
      } else expect(result.stages['1m']).toEqual({ counter: { count: i + 1 } });
      expect(printed(result.features)).toBe(printed(plain.update(bar).features));
    });
    const resumed = new Pipeline(options, own);
    resumed.restore(pipeline.snapshot());
    expect(printed(resumed.update(bars[30]!))).toBe(printed(pipeline.update(bars[30]!)));
  });

  it('may be a strategy, even one that throws what is no error', () => {
    class Loud {
      readonly kind = 'loud';
      readonly version = 1;
      readonly id = 'loud()';
      readonly family = 'noise';
      readonly needs = {};
      readonly warmUp = 1;
      update(): never {
        throw 'boo';
      }
      peek(): never {
        throw 'boo';
      }
      reset(): void {}
      snapshot(): Snapshot {
        return { format: 1, version: 1, id: this.id, state: null };
      }
      restore(): void {}
    }
    const options = { ...small, strategies: { loud: { kind: 'loud' } } };
    const result = new Pipeline(options, { strategies: { loud: Loud } }).update(first);
    expect(result.events).toMatchObject([
      { type: 'failure', what: 'strategy loud', message: 'boo' },
    ]);
    expect(result.bars[0]?.disposition).toBe('accepted');
  });
});

it('sizes by what the account is worth now', () => {
  const poor = new Pipeline(small);
  const rich = new Pipeline(small);
  rich.setEquity(20_000);
  let traded = 0;
  for (const bar of bars) {
    const [small, large] = [poor.update(bar).decision!, rich.update(bar).decision!];
    expect(large.action).toBe(small.action);
    expect(large.quantity).toBeCloseTo(2 * small.quantity, 6);
    if (small.action !== 'hold') traded += 1;
  }
  expect(traded).toBeGreaterThan(5);
  expect(() => rich.setEquity('7' as never)).toThrow(ConfigError);
});

it('leaves the price as it is where denoising is switched off', () => {
  const { denoised, features } = new Pipeline({ ...small, denoise: false }).update(first);
  expect(denoised).toEqual({});
  expect(features['1m']!.get('wavelet.entropy')).toBeUndefined();
});
