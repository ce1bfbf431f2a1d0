import { ConfigError } from '../../core/errors.js';

/** A difference of two means is of a fast one and a slow one. */
export function requireFaster(parameters: {
  readonly fastPeriod: number;
  readonly slowPeriod: number;
}): void {
  const { fastPeriod, slowPeriod } = parameters;
  if (fastPeriod < slowPeriod) return;
  throw new ConfigError('fastPeriod', `below slowPeriod, which is ${slowPeriod}`, fastPeriod);
}
