import { requireInvariants } from '../core/invariants.js';
import { misfit } from '../core/state.js';
import { type CalibrationMap, type CalibrationPrior, isCurvature } from './calibration-map.js';
import { requireTracked, type TrackedState } from './tracked-state.js';

/** What a calibrator remembers. */
export type CalibratorState = TrackedState & { readonly map: CalibrationMap };

/** Refuse, with a `SnapshotError`, what no outcomes lead to. */
export function requireCalibrator(state: CalibratorState, prior: CalibrationPrior): void {
  requireTracked(state);
  requireInvariants(state, promises, 'state');
  if (isCurvature(state.map.curvature, prior)) return;
  throw misfit('state.map.curvature', 'curves wrongly');
}

const promises = {
  __proto__: null,
  'map.offset': [-1e3, 1e3],
  'map.side': [-1e3, 1e3],
  'map.slope': [-1e3, 1e3],
} as const;
