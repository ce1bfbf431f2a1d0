import { timeframeOf } from '../../src/bars/index.js';
import type { SignalCorrelator, SignalCorrelatorOptions } from '../../src/correlation/index.js';
import { type Signal, signalFrom } from '../../src/strategies/index.js';
import { honestVoices } from './honest-voices.js';

/** Probabilities of up that were said of some events, by several ways of pooling. */
export interface PooledForecasts {
  readonly outcomes: Float64Array;
  /** By a `SignalCorrelator` that has learned from the events before. */
  readonly ours: Float64Array;
  /** By the sum and the mean of the voices' log-odds. */
  readonly sum: Float64Array;
  readonly mean: Float64Array;
  /** By Bayes' rule, which knows skill, ages and correlation. */
  readonly oracle: Float64Array;
}

export const timeframes = ['1m', '5m', '15m', '1h'] as const;
/** Bars since each voice spoke; with a half-life of three they count for 1, .79, .5 and .25. */
const agesBars = [0, 1, 3, 6] as const;
export const pooledOptions: SignalCorrelatorOptions & { readonly halfLifeBars: number } = {
  timeframes,
  strategies: ['voice'],
  halfLifeBars: 3,
  expiryBars: 7,
};
/** How each strategy distorts what it honestly thinks: too sure, timid, turned around, as it is. */
const distortions = [2, 0.5, -1, 1] as const;
const stepMs = 10 * 3_600_000; // longer than the oldest voice is old

const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

interface PooledOptions {
  /** Correlation of the voices' noise. */
  readonly rho: number;
  readonly count: number;
  /** Events to learn from before the first that is judged. */
  readonly lessons: number;
  /** Whether all voices have just spoken; default false: after ages of 0, 1, 3 and 6 bars. */
  readonly areFresh?: boolean;
  /** Of the events that are learned from; default 1. */
  readonly seed?: number;
}

/**
 * `count` composites of four voices, each beside its outcome.
 * Before each one `correlator` is told of one more event by fresh voices: what their words are worth
 * and how alike they are, it learns from those alone.
 */
export function pooledForecasts(
  correlator: SignalCorrelator,
  { rho, count, lessons, areFresh = false, seed = 1 }: PooledOptions,
): PooledForecasts {
  const skill = 0.7;
  const ages = areFresh ? agesBars.map(() => 0) : agesBars;
  const weights = ages.map((age) => 2 ** (-age / pooledOptions.halfLifeBars));
  const fresh = honestVoices({ rho, weights: weights.map(() => 1), skill, seed });
  const aged = honestVoices({ rho, weights, skill, seed: 2 });
  const [outcomes, ours, sum, mean, oracle] = Array.from(
    { length: 5 },
    () => new Float64Array(count),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  for (let i = -lessons; i < count; i++) {
    const now = (i + lessons + 1) * stepMs;
    const lesson = fresh.next().value;
    const signals = [...lesson.logOdds].map((l, voice) => signalOf(voice, now, l));
    correlator.observe({ outcome: lesson.outcome, signals });
    if (i < 0) continue;
    const event = aged.next().value;
    const said = [...event.logOdds].map((l, voice) => {
      const barMs = timeframeOf(timeframes[voice]!).nominalMs;
      return signalOf(voice, now - ages[voice]! * barMs, l);
    });
    ours[i] = correlator.update(now, said).pUp;
    outcomes[i] = event.outcome;
    const all = event.logOdds.reduce((total, l) => total + l, 0);
    sum[i] = probabilityOf(all);
    mean[i] = probabilityOf(all / weights.length);
    oracle[i] = probabilityOf(event.oracle);
  }
  return { outcomes, ours, sum, mean, oracle };
}

/** What a voice says at `end`, as its strategy states it. */
function signalOf(voice: number, end: number, logOdds: number): Signal {
  const timeframe = timeframes[voice]!;
  const { nominalMs } = timeframeOf(timeframe);
  const bar = { time: end - nominalMs, end, revision: 0, received: 1, expected: 1 };
  const pUp = probabilityOf(distortions[voice]! * logOdds);
  const horizonBars = 3_600_000 / nominalMs; // one horizon for all
  const opinion = { direction: 'up', strength: 1, horizonBars, reasons: [], pUp } as const;
  const origin = { symbol: 'S', timeframe, family: 'synthetic', strategy: 'voice', bar };
  return signalFrom(opinion, origin)!;
}

/** Log loss that `said` saves beside a coin, nats an event. */
export function gainOf(said: Float64Array, outcomes: Float64Array): number {
  const saved = said.reduce(
    (total, p, i) => total + Math.log(2 * (outcomes[i] === 1 ? p : 1 - p)),
    0,
  );
  return saved / said.length;
}
