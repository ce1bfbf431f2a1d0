import { type Invariants, notNegative, requireInvariants } from '../core/invariants.js';
import { misfit } from '../core/state.js';
import type { Belief } from './belief.js';
import { type CalibrationMap, type CalibrationPrior, isCurvature } from './calibration-map.js';
import { blockOutcomes, type TrackRecord } from './track-record.js';

/** What a calibrator remembers: its map, how far it is believed, and how well it did. */
export type CalibratorState = {
  readonly map: CalibrationMap;
  readonly belief: Belief;
  readonly track: TrackRecord;
};

/** Refuse, with a `SnapshotError`, what no outcomes lead to. */
export function requireCalibrator(state: CalibratorState, prior: CalibrationPrior): void {
  requireInvariants(state, promises, 'state');
  if (!isCurvature(state.map.curvature, prior)) {
    throw misfit('state.map.curvature', 'curves wrongly');
  }
  requireTrack(state);
}

/** Refuse a belief or sums that are no numbers, and a block that would have been closed. */
export function requireTrack({ belief, track }: Pick<CalibratorState, 'belief' | 'track'>): void {
  if (Number.isNaN(belief.inMap)) throw misfit('state.belief.inMap', 'is no number');
  if (Object.values(track).some(Number.isNaN)) throw misfit('state.track', 'has what is no number');
  if (track.blockCount < blockOutcomes) return;
  throw misfit('state.track.blockCount', 'is a full block');
}

/** Of a belief and a track, whatever the map is. */
export const trackPromises: Invariants = {
  __proto__: null,
  'belief.inMap': [0, 1],
  'track.weight': notNegative,
  'track.statedSquares': { of: 'track.weight', ratio: 1 },
  'track.learnedSquares': { of: 'track.weight', ratio: 1 },
  'track.gain': { of: 'track.weight', ratio: 4, signed: true },
  'track.blockGain': { of: 'track.blockCount', ratio: 4, signed: true },
  'track.blocksWeight': notNegative,
  'track.blockWeightSquares': { of: 'track.blocksWeight', ratio: 1 },
  'track.blocksGain': { of: 'track.blocksWeight', ratio: 4, signed: true },
  'track.blockGainSquares': { of: 'track.blocksWeight', ratio: 16 },
};

const promises = {
  ...trackPromises,
  __proto__: null,
  'map.offset': [-1e3, 1e3],
  'map.side': [-1e3, 1e3],
  'map.slope': [-1e3, 1e3],
} as const;
