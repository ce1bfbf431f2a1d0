import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import type { Given } from '../core/parameters.js';
import { SnapshotError } from '../core/errors.js';
import { Streaming } from '../core/streaming.js';
import { type Phase, phases, wavelet, waveletNames } from './filters.js';
import {
  mirrorLines,
  type Pyramid,
  type PyramidState,
  pyramid,
  pyramidInit,
  pyramidStep,
  reach,
} from './pyramid.js';

export interface ModwtParameters {
  /** Levels J, 1 … 12. */
  readonly maxLevels: number;
  /** One of `waveletNames()`. */
  readonly wavelet: string;
  readonly phase: Phase;
}

export type ModwtState = PyramidState & {
  /** W_1 … W_J, V_J. */
  readonly coefficients: Float64Array;
};
