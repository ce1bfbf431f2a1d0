import { expect, it } from 'vitest';
import { backtest, sweep } from '../../src/backtest/index.js';
import type { SymbolBar } from '../../src/bars/index.js';
import type { Specs } from '../../src/indicators/index.js';
import { Pipeline, type PipelineOptions } from '../../src/pipeline/index.js';
import { PaperBroker } from '../../src/simulation/index.js';
import type { Opinion, StrategyView } from '../../src/strategies/index.js';
import { syntheticMarket } from '../../src/testing/index.js';

function barsOf(count: number, seed: number, symbol: string): SymbolBar[] {
  const bars: SymbolBar[] = [];
  for (const bar of syntheticMarket({ seed, moveRatio: 0.004 })) {
    if (bars.push({ ...bar, symbol }) === count) break;
  }
  return bars;
}

/** Of two symbols: bars that are missing, are none, come again, late, corrected once or often. */
const other = barsOf(230, 8, 'B');
const bars = barsOf(230, 3, 'A').flatMap((bar, i, all) => {
  const both = [bar, other[i]!];
  if (i > 140 && i < 152) return [];
  if (i === 90) return [{ ...bar, symbol: 7 as never }, other[i]!];
  if (i === 100) return [{ ...bar, close: Number.NaN }, other[i]!];
  if (i % 37 === 5) return [...both, { ...bar, close: bar.open }, { ...bar, close: bar.high }];
  if (i === 200) return [...both, { ...all[170]!, close: all[170]!.low }];
  if (i === 215) return [{ ...bar, high: bar.high * 1.6, close: bar.close * 1.5 }, other[i]!];
  return both;
});

/** A strategy that looks at all that it is shown. */
class Nosy {
  readonly kind = 'nosy';
  readonly version = 1;
  readonly id: string;
  readonly family = 'own';
  readonly needs: Specs;
  readonly warmUp = 3;
  readonly #every: number;
  #state = { count: 0 };

  constructor({ every = 3 }: { readonly every?: number } = {}) {
    this.#every = every;
    this.id = `nosy(${every})`;
    this.needs = { [`sma(${every})`]: { kind: 'sma', period: every } };
  }

  update(view: StrategyView): Opinion | undefined {
    this.#state.count += 1;
    return this.peek(view);
  }

  peek({ features, stages }: StrategyView): Opinion | undefined {
    if (this.#state.count % this.#every !== 0) return undefined;
    const { rsi } = (stages?.['scaled'] ?? {}) as { readonly rsi?: number };
    const isUp = features.columns.length % 8 < 4 === (rsi ?? 0) > 0;
    const direction = isUp ? 'up' : 'down';
    return { direction, strength: 0.9, horizonBars: 5, reasons: [] } as unknown as Opinion;
  }

  reset(): void {
    this.#state.count = 0;
  }

  snapshot() {
    return { format: 1, version: 1, id: this.id, state: { ...this.#state } } as const;
  }

  restore({ state }: { readonly state: unknown }): void {
    this.#state = { ...(state as { count: number }) };
  }
}

const usual: PipelineOptions = {
  base: '1m',
  timeframes: ['1m', '5m'],
  risk: { minConfidence: 0, minCoverage: 0 },
  validation: { hold: 1, maxPriceChange: 0.2 },
};
const crossing = (fastPeriod: number, price = 'close') => ({
  crossing: { kind: 'maCrossover', fastPeriod, slowPeriod: 9, price } as const,
});

const sets: readonly (readonly [string, PipelineOptions, Record<string, readonly unknown[]>])[] = [
  [
    'built-in strategies, correlators and regimes',
    usual,
    {
      'pipeline.strategies': [
        crossing(2),
        { ...crossing(4, 'denoised'), trend: { kind: 'rsiTrend' } },
        { bands: { kind: 'bollingerBreakout', period: 10 }, levels: { kind: 'levelBreakout' } },
      ],
      'pipeline.correlation.halfLifeBars': [2],
      'pipeline.risk.riskRatio': [0.005, 0.01],
    },
  ],
  [
    'strategies of the caller, with a stage before them, and one symbol that has its own',
    {
      ...usual,
      gaps: { policy: 'restart', minBars: 5 },
      stages: {
        scaled: { kind: 'scaling', columns: ['rsi'], windowSize: 5, before: 'strategies' },
      },
      symbols: { B: { strategies: crossing(3) } },
    },
    { 'pipeline.strategies.nosy': [2, 3, 5].map((every) => ({ kind: 'nosy', every })) },
  ],
];

it.each(sets)('a sweep hears what a backtest finds: %s', (_, pipeline, parameters) => {
  const own = { strategies: { nosy: Nosy as never } };
  const broker = { account: { cash: 10_000 } };
  const result = sweep({ pipeline, broker, bars, parameters, own, warmUpEnds: 20 });
  const { configurations: swept, times } = result;
  const curves = new Set(swept.map(({ equity }) => equity.join()));
  expect(curves.size).toBeGreaterThan(swept.length / 2);
  for (const { parameters: values, equity, trades, fillCount } of swept) {
    const at = (path: string) => values[`pipeline.${path}`];
    const nosy = at('strategies.nosy');
    const options = {
      ...pipeline,
      strategies: nosy === undefined ? at('strategies') : { nosy },
      correlation: { halfLifeBars: at('correlation.halfLifeBars') },
      risk: { ...pipeline.risk, riskRatio: at('risk.riskRatio') },
    };
    const plain = JSON.parse(JSON.stringify(options)) as PipelineOptions;
    const whole = { pipeline: new Pipeline(plain, own), broker: new PaperBroker(broker) };
    const alone = backtest({ ...whole, bars, warmUpEnds: 20 });
    expect(times).toEqual(alone.times);
    expect(equity).toEqual(alone.equity);
    expect(trades).toEqual(alone.trades);
    expect(fillCount).toBe(alone.fills.length);
    expect(fillCount).toBeGreaterThan(3);
  }
});

it('a sweep of strategies sizes by the width that a stage foretells, as a backtest does', () => {
  class Foretelling {
    readonly id = 'foretelling';
    readonly version = 1;
    update({ bar: { time } }: StrategyView) {
      const width = 0.001 + ((time / 60_000) % 7) / 4_000;
      return { anomaly: 0, time, forecasts: [{ target: 'return', interval95: [-width, width] }] };
    }
    peek(view: StrategyView) {
      return this.update(view);
    }
    reset(): void {}
    snapshot() {
      return { format: 1, version: 1, id: this.id, state: {} } as const;
    }
    restore(): void {}
  }
  const own = { stages: { foretold: Foretelling as never } };
  const pipeline = { base: '1m', risk: { ...usual.risk, fullWidthRatio: 0.002 } };
  const parameters = { 'pipeline.strategies': [crossing(2), crossing(4)] };
  const few = bars.slice(0, 160);
  const swept = sweep({ pipeline, broker: {}, bars: few, parameters, own }).configurations;
  for (const [i, strategies] of parameters['pipeline.strategies'].entries()) {
    const alone = { pipeline: new Pipeline({ ...pipeline, strategies }, own) };
    const { equity, fills } = backtest({ ...alone, broker: new PaperBroker({}), bars: few });
    expect(fills.length).toBeGreaterThan(3);
    expect(swept[i]!.equity).toEqual(equity);
  }
});
