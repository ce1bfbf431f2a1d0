import { notNegative } from '../core/invariants.js';
import { flag, real } from '../core/parameters.js';
import type { LearnerKind } from './learner.js';
import { type UdFactors, udFactors } from './ud-factors.js';

export type BayesianLinearParameters = {
  readonly width: number;
  readonly forgetting: number;
  readonly priorVariance: number;
  readonly errorLimit: number;
  readonly intercept: boolean;
};

export type BayesianLinearState = {
  count: number;
  /** Errors in a row that were beyond the limit. */
  beyondCount: number;
  /** Of all weights on errors, and of squared errors by them. */
  weight: number;
  errorSquares: number;
  readonly weights: Float64Array;
  readonly factors: UdFactors;
};

/** What `BayesianLinear` is, as data. */
export const bayesianLinearKind: LearnerKind<BayesianLinearParameters, BayesianLinearState> = {
  name: 'bayesianLinear',
  version: 1,
  parameters: {
    width: { type: 'integer', min: 1, max: 1000, default: 1 },
    forgetting: real(0.999, 0.9, 1),
    priorVariance: real(1, 1e-6, 1e12),
    errorLimit: real(6, 2, 1e9),
    intercept: flag(true),
  },
  init: (parameters) => ({
    count: 0,
    beyondCount: 0,
    weight: 0,
    errorSquares: 0,
    weights: new Float64Array(sizeOf(parameters)),
    factors: udFactors(sizeOf(parameters), parameters.priorVariance),
  }),
  invariants: ({ forgetting, priorVariance, ...others }) => {
    let most = priorVariance * 1.001;
    for (let i = 0; i < sizeOf(others); i++) most /= forgetting;
    return {
      __proto__: null,
      weight: forgetting === 1 ? notNegative : [0, 1.001 / (1 - forgetting)],
      errorSquares: [0, 1e200],
      weights: [-1e90, 1e90],
      'factors.diagonal': [1e-200, most],
      'factors.unit': [-1e60, 1e60],
    } as const;
  },
};

/** How many weights there are. */
export function sizeOf({
  width,
  intercept,
}: Pick<BayesianLinearParameters, 'width' | 'intercept'>): number {
  return width + Number(intercept);
}
