import { real } from '../core/parameters.js';
import { type FeatureScale, featureScale } from './feature-scale.js';
import type { LearnerKind } from './learner.js';
import { type QuantileTracker, quantileTracker } from './quantile-tracker.js';
import { type UdFactors, udFactors } from './ud-factors.js';

export type FeatureAnomalyParameters = {
  readonly width: number;
  readonly rate: number;
  readonly forgetting: number;
};

export type FeatureAnomalyState = {
  count: number;
  /** Of all weights on rows. */
  weight: number;
  readonly scale: FeatureScale;
  /** Of the inverse of the sum of products of scaled features. */
  readonly factors: UdFactors;
  readonly quantile: QuantileTracker;
};

/** What `FeatureAnomaly` is, as data. */
export const featureAnomalyKind: LearnerKind<FeatureAnomalyParameters, FeatureAnomalyState> = {
  name: 'featureAnomaly',
  version: 2,
  parameters: {
    width: { type: 'integer', min: 1, max: 1000, default: 1 },
    rate: real(0.001, 1e-5, 0.5),
    forgetting: real(0.999, 0.9, 0.99999),
  },
  init: ({ width }) => ({
    count: 0,
    weight: 0,
    scale: featureScale(width),
    factors: udFactors(width, 1),
    quantile: quantileTracker(500),
  }),
  invariants: ({ forgetting, width }) => {
    let most = 1.001;
    for (let i = 0; i < width; i++) most /= forgetting;
    return {
      __proto__: null,
      weight: [0, 1.001 / (1 - forgetting)],
      'scale.means': [-1e31, 1e31],
      'scale.sizes': [0, 1e32],
      'factors.diagonal': [1e-60, most],
      'factors.unit': [-1e40, 1e40],
      'quantile.level': [0, 1e13],
      'quantile.scores': [0, 1e12],
    } as const;
  },
};
