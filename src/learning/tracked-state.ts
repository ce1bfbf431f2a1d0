import { type Invariants, notNegative, requireInvariants } from '../core/invariants.js';
import { misfit } from '../core/state.js';
import { type Belief, beliefInit } from './belief.js';
import { blockOutcomes, type TrackRecord, trackRecord } from './track-record.js';

/** What every calibrator remembers besides its map: how far it is believed, and how well it did. */
export type TrackedState = {
  readonly belief: Belief;
  readonly track: TrackRecord;
};

export const trackedInit = (priorTrust: number): TrackedState => {
  return { belief: beliefInit(priorTrust), track: trackRecord() };
};

/** Refuse, with a `SnapshotError`, a belief and a track that no outcomes lead to. */
export function requireTracked(state: TrackedState): void {
  requireInvariants(state, promises, 'state');
  const { belief, track } = state;
  if (Number.isNaN(belief.inMap)) throw misfit('state.belief.inMap', 'is no number');
  if (Object.values(track).some(Number.isNaN)) throw misfit('state.track', 'has what is no number');
  if (track.blockCount < blockOutcomes) return;
  throw misfit('state.track.blockCount', 'is a full block');
}

const promises: Invariants = {
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
