import { exp } from '../core/exp.js';
import { log } from '../core/log.js';
import { logRatio } from '../core/log-ratio.js';
import { numberIn } from '../core/reading.js';

/** The log-odds of 99 %: no probability counts for more. */
export const largestLogOdds: number = log(99);

/**
 * Log-odds of a probability, log(p / (1 − p)), between those of 1 and 99 %.
 *
 * @undefined unless p is strictly between 0 and 1: NaN
 * @example
 * logOddsOf(0.5); // 0
 * logOddsOf(0.999).toFixed(3); // '4.595'
 */
export function logOddsOf(p: number): number {
  const known = numberIn(p);
  return boundedLogOdds(logRatio(known, 1 - known));
}

/**
 * The probability whose log-odds are `logOdds`: 1 / (1 + e^(−logOdds)).
 *
 * @example
 * probabilityOf(logOddsOf(0.6)).toFixed(12); // '0.600000000000'
 */
export function probabilityOf(logOdds: number): number {
  return 1 / (1 + exp(-numberIn(logOdds)));
}

export function boundedLogOdds(logOdds: number): number {
  return Math.min(largestLogOdds, Math.max(-largestLogOdds, logOdds));
}
