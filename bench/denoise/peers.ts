import { type Estimator, gain } from './gain.js';
import type { NoiseName } from './noises.js';
import type { SignalName } from './signals.js';
import {
  alphaBeta,
  ema,
  hampelLevel,
  kalmanLevel,
  kalmanSlope,
  runningMedian,
  savitzkyGolay,
  sma,
  superSmoother,
} from './smoothers.js';
import { totalVariation } from './total-variation.js';

/** A method with one parameter to be tuned, for estimates of x[t − delay]. */
export interface Peer {
  readonly name: string;
  readonly choices: readonly number[];
  make(choice: number, delay: number): Estimator;
}

const gains = Array.from({ length: 24 }, (_, i) => 0.02 * 1.17 ** i).filter((gain) => gain < 1);
const alphas = [0.05, 0.07, 0.1, 0.14, 0.2, 0.27, 0.35, 0.45, 0.6, 0.8];
const periods = [4, 5, 7, 10, 14, 20, 28, 40];

export const peers: readonly Peer[] = [
  { name: 'EMA', choices: gains, make: ema },
  { name: 'SMA', choices: [2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 15, 17, 21, 25, 31, 41], make: sma },
  { name: 'Kalman', choices: gains, make: kalmanLevel },
];

/** Those that families of signals are judged with. */
export const familyPeers: readonly Peer[] = [
  { name: 'EMA', choices: gains, make: ema },
  { name: 'Kalman level', choices: gains, make: kalmanLevel },
  { name: 'Kalman level and slope', choices: alphas, make: kalmanSlope },
  { name: 'alpha–beta', choices: alphas, make: alphaBeta },
  {
    name: 'Savitzky–Golay',
    choices: [5, 7, 9, 13, 17, 23, 31, 41, 55, 75],
    make: (length, delay) => savitzkyGolay(Math.max(length, delay + 3), delay),
  },
  { name: 'SuperSmoother', choices: periods, make: superSmoother },
  { name: 'TV over 64', choices: [0.7, 1.5, 3, 6, 12], make: totalVariation },
];

/** Those that stand single inputs far off. */
export const robustPeers: readonly Peer[] = [
  { name: 'running median', choices: [3, 5, 7, 9, 13, 17, 25, 35], make: runningMedian },
  { name: 'Hampel and Kalman level', choices: gains, make: hampelLevel },
];

/** The choice that gains most for `signal`, over `seeds` that nobody is judged by. */
export function tuned(
  peer: Peer,
  delay: number,
  signal: SignalName,
  noise: NoiseName,
  seeds: readonly number[],
): Estimator {
  const scores = peer.choices.map((choice) =>
    gain(peer.make(choice, delay), delay, signal, noise, seeds),
  );
  return peer.make(peer.choices[scores.indexOf(Math.max(...scores))]!, delay);
}
