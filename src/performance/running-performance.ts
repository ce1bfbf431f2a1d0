import { requireKnownKeys, requireNumber, requireRecord } from '../core/arguments.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import type { Snapshot } from '../core/state.js';
import { compoundAnnualGrowth } from './growth.js';
import { type RunningState, reviveRunning, runningInit, runningStep } from './running-state.js';
import { perSpread, returnFrom } from './spread.js';
import type { PerformanceOptions } from './summary.js';

/** Rises when the same values give other state; version 1 took no ruin in, and wrote the same. */
const version = 2;

/** What an equity curve amounts to so far; the conventions are those of `performanceSummary`. */
export interface RunningSummary {
  readonly periods: number;
  readonly totalReturn: number;
  readonly annualGrowth: number;
  readonly volatility: number;
  readonly sharpe: number;
  readonly sortino: number;
  readonly calmar: number;
  /** Loss from the highest value so far, 0 … 1 (more where money is owed), and the deepest there was. */
  readonly drawdown: number;
  readonly maxDrawdown: number;
}

/**
 * Performance of an equity curve as it grows: the figures of `performanceSummary`, value by value,
 * without the curve.
 *
 * @param options  periods in a year, and the return of a period without risk
 * @input   equity at the end of each period, the first > 0; one that is 0 or below is ruin, and what
 *   rests on returns is NaN after it; what is no number is refused and leaves everything
 * @undefined NaN where a figure has too few periods, or nothing to divide by
 * @throws {ConfigError} if an option is out of bounds
 * @cost    O(1); 8 numbers
 * @example
 * const running = new RunningPerformance({ periodsPerYear: 252 });
 * for (const equity of [100, 110, 99]) running.update(equity);
 * const { totalReturn, maxDrawdown, drawdown } = running.update(121);
 * [totalReturn.toFixed(3), maxDrawdown.toFixed(3), drawdown]; // ['0.210', '0.100', 0]
 */
export class RunningPerformance {
  readonly id: string;
  readonly #periodsPerYear: number;
  readonly #riskFree: number;
  #state = runningInit();

  constructor(options: PerformanceOptions) {
    requireKnownKeys('', requireRecord('options', options), ['periodsPerYear', 'riskFree']);
    const { periodsPerYear, riskFree = 0 } = options;
    this.#periodsPerYear = requireNumber('periodsPerYear', periodsPerYear, 1e-9, 1e12);
    this.#riskFree = requireNumber('riskFree', riskFree, -1, 1e6);
    this.id = `runningPerformance(${periodsPerYear},${riskFree})`;
  }

  get value(): RunningSummary {
    return this.#summary(this.#state);
  }

  update(equity: number): RunningSummary {
    runningStep(this.#state, equity, this.#riskFree);
    return this.value;
  }

  /** What `update(equity)` would return; changes nothing. */
  peek(equity: number): RunningSummary {
    const state = { ...this.#state };
    runningStep(state, equity, this.#riskFree);
    return this.#summary(state);
  }

  reset(): void {
    this.#state = runningInit();
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, version, { ...this.#state });
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    this.#state = reviveRunning(admitSnapshot(snapshot, this.id, version, 1));
  }

  #summary(state: Readonly<RunningState>): RunningSummary {
    const year = Math.sqrt(this.#periodsPerYear);
    const { periodCount: n, first, last, peak, deepest, mean } = state;
    const stdDev = n < 2 ? Number.NaN : Math.sqrt(state.squares / (n - 1));
    const excess = mean - this.#riskFree;
    const annualGrowth =
      n === 0 ? Number.NaN : compoundAnnualGrowth([first, last], n / this.#periodsPerYear);
    return {
      periods: n,
      totalReturn: n === 0 ? Number.NaN : returnFrom(first, last),
      annualGrowth,
      volatility: stdDev * year,
      sharpe: perSpread(excess, stdDev) * year,
      sortino: perSpread(excess, Math.sqrt(state.shortfall / n)) * year,
      calmar: deepest > 0 ? annualGrowth / deepest : Number.NaN,
      drawdown: Number.isNaN(peak) ? Number.NaN : 1 - last / peak,
      maxDrawdown: n === 0 ? Number.NaN : deepest,
    };
  }
}
