import { requireNumber, requireOneOf, requireRecord } from '../core/arguments.js';
import { requireNumbers } from '../core/lists.js';
import { moments, quantiles } from '../statistics/batch-statistics.js';
import { normalDensity, normalQuantile } from '../statistics/normal-distribution.js';

/** How the loss that is seldom exceeded is read from returns. */
export const lossRules = ['order', 'linear', 'normal'] as const;
export type LossRule = (typeof lossRules)[number];

export interface TailLossOptions {
  /** Share of periods that lose more, above 0 and below ½; default 0.05. */
  readonly tail?: number;
  /**
   * 'order' (default): the ⌈tail·n⌉-th worst return, as Riskfolio has it. 'linear': between order
   * statistics (type 7), as empyrical and NumPy. 'normal': −(mean + z·sd).
   */
  readonly rule?: LossRule;
}

export interface ConditionalLossOptions extends Pick<TailLossOptions, 'tail'> {
  /** 'order' (default): by the worst returns. 'normal': as if returns were normal. */
  readonly rule?: 'order' | 'normal';
}

/** Returns below this many times 1/tail say nothing of the tail. */
const PERIODS_PER_TAIL_EVENT = 5;

/**
 * Value at risk: the loss of a period that is exceeded in a share `tail` of periods.
 *
 * @param returns  simple returns of equal periods
 * @output  a loss is positive
 * @undefined NaN for fewer than 5 / tail returns, or where one of them is NaN
 * @throws {ConfigError} if an option is out of bounds
 * @cost    O(n log n)
 * @example
 * const returns = Array.from({ length: 100 }, (_, i) => (i - 50) / 1000);
 * valueAtRisk(returns); // 0.046
 * valueAtRisk(returns, { rule: 'linear' }).toFixed(5); // '0.04505'
 */
export function valueAtRisk(returns: readonly number[], options: TailLossOptions = {}): number {
  const series = requireNumbers('returns', returns);
  const tail = requireTail(options);
  const rule = requireOneOf('rule', options.rule ?? 'order', lossRules);
  if (!haveTail(series, tail)) return Number.NaN;
  if (rule === 'linear') return -quantiles([...series], [tail])[0]!;
  if (rule === 'normal') {
    const { mean, stdDev } = moments([...series]);
    return -(mean + normalQuantile(tail) * stdDev);
  }
  const sorted = Float64Array.from(series).sort();
  return -sorted[Math.ceil(tail * series.length) - 1]!;
}

/**
 * Conditional value at risk (expected shortfall): the mean loss of the worst share `tail` of periods.
 *
 *   CVaR = VaR + Σ max(0, −r − VaR) / (tail · n),  VaR by the rule 'order'
 *   CVaR = −mean + sd · φ(z) / tail,               by the rule 'normal'; z the quantile of tail
 *
 * @param returns  simple returns of equal periods
 * @output  a loss is positive; never below the value at risk
 * @undefined NaN for fewer than 5 / tail returns, or where one of them is NaN
 * @throws {ConfigError} if an option is out of bounds
 * @source R. T. Rockafellar, S. Uryasev, Optimization of conditional value-at-risk, J. of Risk 2 (2000)
 * @example
 * conditionalValueAtRisk(Array.from({ length: 100 }, (_, i) => (i - 50) / 1000)).toFixed(6); // '0.048000'
 */
export function conditionalValueAtRisk(
  returns: readonly number[],
  options: ConditionalLossOptions = {},
): number {
  const series = requireNumbers('returns', returns);
  const tail = requireTail(options);
  const rule = requireOneOf('rule', options.rule ?? 'order', ['order', 'normal'] as const);
  if (rule === 'normal') {
    if (!haveTail(series, tail)) return Number.NaN;
    const { mean, stdDev } = moments([...series]);
    return (stdDev * normalDensity(normalQuantile(tail))) / tail - mean;
  }
  const atRisk = valueAtRisk(returns, { tail });
  let beyond = 0;
  for (const r of series) beyond += Math.max(0, -r - atRisk);
  return atRisk + beyond / (tail * series.length);
}

function haveTail(returns: Float64Array, tail: number): boolean {
  return returns.length >= PERIODS_PER_TAIL_EVENT / tail && !returns.some(Number.isNaN);
}

function requireTail(options: TailLossOptions): number {
  const { tail = 0.05 } = requireRecord('options', options) as TailLossOptions;
  return requireNumber('tail', tail, Number.MIN_VALUE, 0.5);
}
