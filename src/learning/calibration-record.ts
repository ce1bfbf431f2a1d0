import { leastGain, type TrackRecord } from './track-record.js';

/** What a calibrator knows of its source. */
export interface CalibrationRecord {
  /** Outcomes learned. */
  readonly outcomes: number;
  /** Mean squared error of the learned probabilities, each from before its outcome was known. */
  readonly brier: number;
  /** The same of the stated ones. */
  readonly statedBrier: number;
  /** Log loss saved beside a coin, a nat an outcome; negative where the coin is better. */
  readonly gain: number;
  /** The lower end of the gain's 95 % interval; −∞ while there are too few outcomes. */
  readonly leastGain: number;
  /** Whether even that end is above 0. */
  readonly isSkilled: boolean;
}

/** What a track comes to; means are NaN before the first outcome. */
export function recordOf(track: TrackRecord): CalibrationRecord {
  const least = leastGain(track);
  return {
    outcomes: track.outcomeCount,
    brier: track.learnedSquares / track.weight,
    statedBrier: track.statedSquares / track.weight,
    gain: track.gain / track.weight,
    leastGain: least,
    isSkilled: least > 0,
  };
}
