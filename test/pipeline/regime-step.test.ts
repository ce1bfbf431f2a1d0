import { expect, expectTypeOf, test } from 'vitest';
import { HlcOperator } from '../../src/bars/hlc-operator.js';
import type { Kind } from '../../src/core/kind.js';
import { real } from '../../src/core/parameters.js';
import { Pipeline, type PipelineOptions } from '../../src/pipeline/index.js';
import { minutes, printed, small } from './market.js';

const bars = minutes('X', 3, 70);

/** A trend wherever the close has moved. */
class Direction extends HlcOperator<
  { readonly trend: number; readonly volatility: number },
  { readonly brokenAt: number },
  { close: number }
> {
  static readonly kind: Kind<'direction', { readonly brokenAt: number }> = {
    name: 'direction',
    version: 1,
    title: 'Direction',
    reads: 'bar',
    parameters: { brokenAt: real(0, 0, 1e9) },
    outputs: {
      trend: { degree: {}, range: [-1, 1] },
      volatility: { degree: {}, range: [-1, 1] },
    },
    pane: 'own',
    warmUp: () => 2,
    memory: () => 2,
  } as never;

  constructor(parameters?: object) {
    super(Direction.kind, parameters as never, () => ({ close: Number.NaN }));
  }

  protected step(
    _high: number,
    _low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    if (close === this.parameters.brokenAt) throw new Error('no regime');
    out[at] = Math.sign(close - this.state.close);
    out[at + 1] = Number.isNaN(this.state.close) ? Number.NaN : 0;
    if (keep) this.state.close = close;
  }

  protected override record(row: Float64Array) {
    return { trend: row[0]!, volatility: row[1]! };
  }
}

const kinds = { direction: Direction } as never;
const make = (options: Partial<PipelineOptions>) =>
  new Pipeline({ ...small, ...options }, { kinds });

function played(options: Partial<PipelineOptions>) {
  const pipeline = make(options);
  return bars.map((bar, i) => {
    const foretold = printed(pipeline.peek(bar));
    if (i === 40) {
      const copy = make(options);
      copy.restore(pipeline.snapshot());
      expect(printed(copy.peek(bar))).toBe(foretold);
    }
    const result = pipeline.update(bar);
    expect(printed(result)).toBe(foretold);
    return result;
  });
}

const usual = played({});
const without = (results: typeof usual) =>
  printed(results.flatMap(({ signals }) => signals.map((signal) => ({ ...signal, regime: '' }))));

test('a kind of one’s own says the regime: to results, signals, strategies by regime and risk', () => {
  const words = ['down', 'range', 'up'];
  const risk = { ...small.risk, avoidRegimes: ['up'] } as const;
  const results = played({ regime: { kind: 'direction' }, risk });
  results.forEach(({ regime, signals, decision }, i) => {
    const said = regime['1m']!;
    const sign = i === 0 ? Number.NaN : Math.sign(bars[i]!.close - bars[i - 1]!.close);
    expect(said.trend).toBe(words[sign + 1] ?? 'unknown');
    expect([said.adx, said.volatilityRank]).toEqual([Number.NaN, Number.NaN]);
    for (const { timeframe, ...signal } of signals) {
      if (timeframe === '1m') expect(signal.regime).toBe(sign === 0 ? 'range' : 'trend');
    }
    if (said.trend === 'up') expect(decision!.side).not.toBe('long');
  });
  expect(without(results)).toBe(without(usual));
  const denied = results.filter(({ decision }) => decision?.denial?.code.includes('regime'));
  expect(denied.length).toBeGreaterThan(3);
});

test('one that throws costs the regime of that bar, and is told', () => {
  const brokenAt = bars[45]!.close;
  const results = played({ regime: { kind: 'direction', brokenAt } });
  results.forEach(({ regime, events }, i) => {
    if (bars[i]!.close !== brokenAt) return;
    expect(regime['1m']!.trend).toBe('unknown');
    expect(events).toContainEqual(expect.objectContaining({ type: 'failure', timeframe: '1m' }));
  });
  expect(without(results)).toBe(without(usual));
});

test('without one nothing is said of it, and all else stays as it is', () => {
  const results = played({ regime: false });
  for (const { regime, features, signals } of results) {
    expect(regime).toEqual({});
    expect(features['1m']!.get('regime.trend')).toBeUndefined();
    expect(signals.every((signal) => signal.regime === 'unknown')).toBe(true);
  }
  expect(without(results)).toBe(without(usual));
  expect(printed(results.map(({ decision }) => decision))).toBe(
    printed(usual.map(({ decision }) => decision)),
  );
  const odds = make({ regime: false, regimeOdds: {} }).update(bars[0]!).regime['1m']!;
  expect([odds.trend, odds.odds === undefined]).toEqual(['unknown', false]);
  const row = new Pipeline({ base: '1m', regime: false }).update(bars[0]!).features['1m']!;
  expectTypeOf(row.rsi).toEqualTypeOf<number>();
  // @ts-expect-error nothing says it
  void row.regime;
});

test('a kind that says no regime is refused, and so is to ask for one where there is none', () => {
  expect(() => make({ regime: { kind: 'rsi' } })).toThrow('regime.kind');
  expect(() => make({ regime: { kind: 'directoin' } })).toThrow(/direction/);
  expect(() => make({ regime: { kind: 3 } as never })).toThrow('regime.kind');
  expect(() => make({ regime: { period: 3, windows: 1 } as never })).toThrow('regime.windows');
  const regime = false;
  expect(() => make({ regime, regimes: { trend: ['cross'] } })).toThrow('regimes must be empty');
  expect(() => make({ regime, risk: { avoidRegimes: ['up'] } })).toThrow('risk.avoidRegimes');
  const symbols = { X: { risk: { regimeScale: { high: 0.5 } } } };
  expect(() => make({ regime, symbols })).toThrow('symbols.X.risk.regimeScale');
});
