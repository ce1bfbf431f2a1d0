import { numberIn } from '../core/reading.js';
import type { RiskPolicy } from './policy.js';
import { soundPolicy } from './sound-policy.js';

/**
 * What one unit loses if the stop is hit, in the currency of the price: the way from entry to stop,
 * the slip on both, and the commission on both.
 *
 * @undefined for what is no number
 * @throws {ConfigError} if the policy is none
 * @example
 * const policy = riskPolicy({ commissionRatio: 0.25 });
 * lossAtStop(policy, 100, 96); // 53
 */
export function lossAtStop(
  policy: Pick<RiskPolicy, 'commissionRatio' | 'slipRatio' | 'pointValue'>,
  entry: number,
  stop: number,
): number {
  return lossOfOne(soundPolicy(policy), numberIn(entry), numberIn(stop));
}

/** The same of a policy that is one. */
export function lossOfOne(
  policy: Pick<RiskPolicy, 'commissionRatio' | 'slipRatio' | 'pointValue'>,
  entry: number,
  stop: number,
): number {
  return lossOn(policy, stop < entry ? 1 : -1, { entry, stop });
}

/** The same of a position on `side`, 1 long or −1 short, whose stop may lock a profit in: negative. */
export function lossOn(
  policy: Pick<RiskPolicy, 'commissionRatio' | 'slipRatio' | 'pointValue'>,
  side: number,
  { entry, stop }: { readonly entry: number; readonly stop: number },
): number {
  const { commissionRatio, slipRatio, pointValue } = policy;
  const opened = entry * (1 + side * slipRatio);
  const closed = stop * (1 - side * slipRatio);
  return (side * (opened - closed) + commissionRatio * (opened + closed)) * pointValue;
}
