/**
 * Each part's share of all energy, keyed `d1` … `dJ`, `aJ`: sums to 1. NaN before all parts are
 * there, and while nothing has moved.
 */
export function energyDistribution(energies: Float64Array): Record<string, number> {
  const levels = energies.length - 1;
  const total = energies.reduce((some, energy) => some + energy, 0);
  const shares: Record<string, number> = {};
  energies.forEach((energy, j) => {
    shares[j === levels ? `a${levels}` : `d${j + 1}`] = energy / total;
  });
  return shares;
}
