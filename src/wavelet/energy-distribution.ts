import { requireNumbers } from '../core/lists.js';

/**
 * Each part's share of all energy, keyed `d1` … `dJ`, `aJ`: sums to 1. NaN before all parts are
 * there, and while nothing has moved.
 */
export function energyDistribution(energies: Float64Array): Record<string, number> {
  const numbers = requireNumbers('energies', energies);
  const levels = numbers.length - 1;
  const total = numbers.reduce((some, energy) => some + energy, 0);
  const shares: Record<string, number> = {};
  numbers.forEach((energy, j) => {
    shares[j === levels ? `a${levels}` : `d${j + 1}`] = energy / total;
  });
  return shares;
}
