import { timeframeOf } from '../bars/timeframe.js';
import { ConfigError } from '../core/errors.js';

/** Each costs every symbol a set of indicators; nobody has asked for more than a dozen. */
const mostTimeframes = 64;

export function requireTimeframes(given: readonly string[]): readonly string[] {
  if (!Array.isArray(given) || given.length === 0) {
    throw new ConfigError('timeframes', 'an array of at least one timeframe', given);
  }
  if (given.length > mostTimeframes) {
    throw new ConfigError('timeframes', `at most ${mostTimeframes} of them`, given.length);
  }
  // `Array.from` sees holes too, which `map` would skip.
  return Array.from(given as string[], (text, i) => timeframeOf(text, `timeframes[${i}]`).name);
}

/** The longest timeframe below a week, or the shortest there is. */
export function usualRiskTimeframe(timeframes: readonly string[]): string {
  const week = timeframeOf('1w').nominalMs;
  const sorted = timeframes.map((name) => timeframeOf(name)).sort(byLength);
  return (sorted.findLast(({ nominalMs }) => nominalMs < week) ?? sorted[0]!).name;
}

function byLength(a: { readonly nominalMs: number }, b: { readonly nominalMs: number }): number {
  return a.nominalMs - b.nominalMs;
}

/** How long `advance` waits for a last bar unless told otherwise: at most ten seconds. */
export function usualCloseDelayMs(base: string): number {
  return Math.min(10_000, timeframeOf(base).nominalMs);
}
