import { ConfigError } from '../core/errors.js';

/** What summed squared deviations are divided by: the population's `period` or the sample's less 1. */
export function momentsDivisor(parameters: {
  readonly period: number;
  readonly sample: boolean;
}): number {
  const { period, sample } = parameters;
  if (sample && period < 2) throw new ConfigError('period', 'an integer >= 2 with sample', period);
  return sample ? period - 1 : period;
}
