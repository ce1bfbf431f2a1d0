import { type ReportData, StreamingWaveletTransformer } from 'barwave';
import { scalogram } from 'barwave/wavelet';

type Energy = NonNullable<ReportData['energy']>;

const maxLevels = 6;

/** Level j is movement between 2^j and 2^(j+1) bars. */
const nameOf = (level: number): string => `${2 ** level}–${2 ** (level + 1)} bars`;

/** The share of each scale in the movement of the close, as it was known at each bar. */
export function energy(close: readonly number[], time: readonly number[]): Energy {
  const waves = new StreamingWaveletTransformer({ maxLevels });
  const shares = close.map((price) => {
    waves.update(price);
    return waves.getEnergyDistribution();
  });
  const scales = Array.from({ length: maxLevels }, (_, i) => ({
    name: nameOf(i + 1),
    energy: shares.map((share) => share[`d${i + 1}`] ?? Number.NaN),
  }));
  return { time, scales };
}

/** How much each scale moved at each bar. */
export function picture(close: readonly number[], time: readonly number[]): Energy {
  const { rows } = scalogram(close, { maxLevels });
  return { time, scales: rows.map((energy, i) => ({ name: nameOf(i + 1), energy })) };
}
