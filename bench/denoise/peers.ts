import { type Estimator, gain } from './gain.js';
import type { NoiseName } from './noises.js';
import type { SignalName } from './signals.js';

/** A method with one parameter to be tuned, for estimates of x[t − delay]. */
export interface Peer {
  readonly name: string;
  readonly choices: readonly number[];
  make(choice: number, delay: number): Estimator;
}

const gains = Array.from({ length: 24 }, (_, i) => 0.02 * 1.17 ** i).filter((gain) => gain < 1);

export const peers: readonly Peer[] = [
  { name: 'EMA', choices: gains, make: ema },
  { name: 'SMA', choices: [2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 15, 17, 21, 25, 31, 41], make: sma },
  { name: 'Kalman', choices: gains, make: kalman },
];

/** The last value of an exponential mean, for any delay. */
function ema(weight: number): Estimator {
  return (noisy) => {
    let mean = noisy[0]!;
    return noisy.map((x) => {
      mean += weight * (x - mean);
      return mean;
    });
  };
}

/** The mean of the last `period` inputs, for any delay. */
function sma(period: number): Estimator {
  return (noisy) =>
    noisy.map((_, t) => {
      const from = Math.max(0, t - period + 1);
      let sum = 0;
      for (let i = from; i <= t; i++) sum += noisy[i]!;
      return sum / (t - from + 1);
    });
}

/** The local level model in its steady state: filter, then fixed-lag smoother. */
function kalman(weight: number, delay: number): Estimator {
  return (noisy) => {
    const level = ema(weight)(noisy);
    return level.map((_, t) => {
      let smoothed = level[t]!;
      for (let back = 1; back <= Math.min(delay, t); back++) {
        smoothed = level[t - back]! + (1 - weight) * (smoothed - level[t - back]!);
      }
      return smoothed;
    });
  };
}

/** The choice that gains most for `signal`, over `seeds` that nobody is judged by. */
export function tuned(
  peer: Peer,
  delay: number,
  signal: SignalName,
  noise: NoiseName,
  seeds: readonly number[],
): Estimator {
  let best = peer.make(peer.choices[0]!, delay);
  let most = Number.NEGATIVE_INFINITY;
  for (const choice of peer.choices) {
    const estimator = peer.make(choice, delay);
    const gained = gain(estimator, delay, signal, noise, seeds);
    if (gained > most) {
      most = gained;
      best = estimator;
    }
  }
  return best;
}
