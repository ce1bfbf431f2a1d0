import { frozen } from '../bars/frozen.js';
import { requireInteger, requireNumber, requireRecord } from '../core/arguments.js';
import { boundedId } from '../core/bounded-id.js';
import { readAs, requireFields } from '../core/door.js';
import { reason } from '../core/reason.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import type { Snapshot, State } from '../core/state.js';
import type { Specs } from '../indicators/set/spec.js';
import type { OwnModel, PredictionEngineOptions } from '../learning/engine-options.js';
import type { EngineResult } from '../learning/forecast.js';
import { PredictionEngine } from '../learning/prediction-engine.js';
import { logOddsOf, probabilityOf } from '../statistics/log-odds.js';
import { directionOf, type Opinion } from '../strategies/opinion.js';
import type { Strategy, StrategyView } from '../strategies/strategy.js';
import type { StrategyClass } from '../strategies/strategy-kind.js';

export interface PredictionStrategyOptions
  extends Omit<PredictionEngineOptions, 'targets' | 'horizons'> {
  /** Indicators it reads, by name; its features are columns of them. */
  readonly needs: Specs;
  /** Bars ahead; default 1. */
  readonly horizonBars?: number;
  /** Bars it learns from before it says anything; default 500. */
  readonly minBars?: number;
  /**
   * Width of the 95 % interval of the return, as a ratio of the price, up to which its word counts in
   * full. Where the interval is w times as wide, the log-odds count 1/w, and so the confidence and
   * every size that follows from it. Default 0: the width does not matter.
   */
  readonly fullWidthRatio?: number;
}

/**
 * A kind of strategy that learns: its opinion is a prediction engine's calibrated probability of a
 * higher close, one more source of the composite.
 *
 * @throws {ConfigError} if an option is out of bounds
 * @example
 * const needs = { rsi: { kind: 'rsi' } } as const;
 * const learned = predictionStrategy({ needs, features: ['rsi'], minBars: 100 });
 * const options = { base: '1m', strategies: { learned: { kind: 'learned' } } };
 * const pipeline = new Pipeline(options, { strategies: { learned } });
 * const results = minuteBars.map((bar) => pipeline.update(bar));
 * results.some(({ signals }) => signals.some(({ strategy }) => strategy === 'learned')); // true
 */
export function predictionStrategy(
  given: PredictionStrategyOptions,
  own: Readonly<Record<string, OwnModel>> = {},
): StrategyClass {
  const {
    needs,
    horizonBars = 1,
    minBars = 500,
    fullWidthRatio = 0,
    ...options
  } = requireFields('options', given);
  const specs = plain('needs', requireRecord('needs', needs)) as Specs;
  const horizons = [requireInteger('horizonBars', horizonBars, 1, 1000)];
  const fullWidth = requireNumber('fullWidthRatio', fullWidthRatio, 0, 1e6);
  const targets = fullWidth > 0 ? (['direction', 'return'] as const) : (['direction'] as const);
  const engineOptions = plain('options', { ...options, horizons, targets });
  const models = requireFields('own', own);
  requireInteger('minBars', minBars, 1);
  const { id } = new PredictionEngine(engineOptions, models);
  return class PredictionStrategy implements Strategy {
    readonly kind: string = 'prediction';
    readonly version: number = 1;
    readonly id: string = boundedId('prediction', `prediction(${minBars},${fullWidth},${id})`);
    readonly family: string = 'learned';
    readonly needs: Specs = specs;
    readonly warmUp: number = minBars;
    readonly #engine = new PredictionEngine(engineOptions, models);

    update(view: StrategyView): Opinion | undefined {
      const result = this.#engine.update(view);
      return this.#engine.count < minBars ? undefined : opinionOf(result, fullWidth);
    }

    peek(view: StrategyView): Opinion | undefined {
      return this.#engine.count + 1 < minBars
        ? undefined
        : opinionOf(this.#engine.peek(view), fullWidth);
    }

    reset(): void {
      this.#engine.reset();
    }

    snapshot(): Snapshot {
      return snapshotOf(this.id, 1, this.#engine.snapshot() as unknown as State);
    }

    restore(snapshot: Snapshot): void {
      this.#engine.restore(admitSnapshot(snapshot, this.id, 1) as unknown as Snapshot);
    }
  };
}

/** A copy of plain data that nobody can write on: every strategy of the class has it. */
function plain<T>(path: string, data: T): T {
  return frozen(readAs(path, 'plain data', data, () => structuredClone(data)));
}

/** A probability as an opinion; none where there is no probability, or it is a coin's. */
function opinionOf(result: EngineResult | undefined, fullWidth: number): Opinion | undefined {
  const [forecast, ofReturn] = result?.forecasts ?? [];
  if (forecast === undefined || !(Math.abs(forecast.mean - 0.5) > 0)) return undefined;
  const { mean, horizonBars } = forecast;
  const reasons = [reason('forecast', mean)];
  let pUp = mean;
  if (fullWidth > 0) {
    const [low, high] = ofReturn?.interval95 ?? [Number.NaN, Number.NaN];
    const width = high - low;
    if (!(width > 0)) return undefined; // how sure it is, it does not know yet
    if (width > fullWidth) {
      pUp = probabilityOf(logOddsOf(mean) * (fullWidth / width));
      reasons.push(reason('wide-interval', width, fullWidth));
    }
  }
  const strength = Math.abs(2 * pUp - 1);
  return { direction: directionOf(pUp - 0.5), strength, horizonBars, reasons, pUp };
}
