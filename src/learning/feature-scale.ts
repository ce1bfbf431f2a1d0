/** Where features stand and how far they stray, each by itself. */
export type FeatureScale = {
  /** NaN before the first value of a feature. */
  readonly means: Float64Array;
  /** Mean distances from the mean. */
  readonly sizes: Float64Array;
};

export const featureScale = (width: number): FeatureScale => ({
  means: new Float64Array(width).fill(Number.NaN),
  sizes: new Float64Array(width),
});

/** z = (x − mean) / size within ±`most`; 0 where x, or a size, is lacking. */
export function onScale(
  { means, sizes }: Readonly<FeatureScale>,
  x: Float64Array,
  z: Float64Array,
  most: number,
): void {
  for (let i = 0; i < means.length; i++) {
    const apart = x[i]! - means[i]!;
    const scaled = sizes[i]! > 0 && !Number.isNaN(apart) ? apart / sizes[i]! : 0;
    z[i] = scaled > most ? most : scaled < -most ? -most : scaled;
  }
}

/** Take in a row, each number that is not NaN with weight `gain` beside what was before. */
export function learnScale({ means, sizes }: FeatureScale, x: Float64Array, gain: number): void {
  for (let i = 0; i < means.length; i++) {
    const value = x[i]!;
    if (Number.isNaN(value)) continue;
    if (Number.isNaN(means[i]!)) means[i] = value;
    const apart = value - means[i]!;
    means[i] = means[i]! + gain * apart;
    sizes[i] = sizes[i]! + gain * (Math.abs(apart) - sizes[i]!);
  }
}
