export type QualityTier = 'Excellent' | 'Good' | 'Fair' | 'Poor' | 'Invalid';

/** Best first. */
export const qualityTiers: readonly QualityTier[] = [
  'Excellent',
  'Good',
  'Fair',
  'Poor',
  'Invalid',
];

/** What costs points, each a rate of its own. */
export const qualityDimensions = [
  'validity',
  'uniqueness',
  'order',
  'completeness',
  'plausibility',
  'consistency',
  'timeliness',
] as const;

export type QualityDimension = (typeof qualityDimensions)[number];

/** Where each dimension stands in the arrays of the state. */
export const dimensionIndex: Readonly<Record<QualityDimension, number>> = {
  validity: 0,
  uniqueness: 1,
  order: 2,
  completeness: 3,
  plausibility: 4,
  consistency: 5,
  timeliness: 6,
};
/** Of a feed of which nothing is known. */
export const noLoss: Readonly<Record<QualityDimension, number>> = {
  validity: 0,
  uniqueness: 0,
  order: 0,
  completeness: 0,
  plausibility: 0,
  consistency: 0,
  timeliness: 0,
};

/** How far a feed is to be trusted. */
export interface Quality {
  /** 100·exp(−Σ loss); NaN before the first bar. */
  readonly score: number;
  readonly tier: QualityTier;
  /** True until 30 bars were accepted. */
  readonly provisional: boolean;
  /** By dimension, in log points: each alone would leave a score of 100·exp(−loss). */
  readonly loss: Readonly<Record<QualityDimension, number>>;
}
