import type { Timeframe } from '../bars/timeframe.js';
import { timeframeOf } from '../bars/timeframe.js';
import { logOddsOf } from '../statistics/log-odds.js';
import { signOf } from '../strategies/opinion.js';
import type { Signal } from '../strategies/signal.js';
import { type TradingStyle, tradingStyleOfRaw } from '../strategies/trading-style.js';
import { ageInBars, isTime } from './age.js';
import { decayOf } from './decay.js';
import { horizonFactorRaw } from './horizon.js';
import type { CorrelatorDesign } from './options.js';
import { poolRaw, probabilityOf } from './pool.js';

/** Signals by the name of their timeframe. */
export type SignalsByTimeframe = Readonly<Record<string, readonly Signal[]>>;

/** A signal beside those of lower timeframes. */
export interface CorrelatedSignal {
  readonly baseSignal: Signal;
  readonly timeframe: string;
  readonly tradingStyle: TradingStyle;
  /** Fresh signals of lower timeframes that point where it does, highest timeframe first. */
  readonly correlatedSignals: readonly Signal[];
  /** Those that point the other way. */
  readonly opposingSignals: readonly Signal[];
  /**
   * 2·p − 1, but at least 0: p is the probability of the base signal's direction, at its horizon, by
   * all of these together.
   */
  readonly compositeConfidence: number;
  readonly metadata: {
    /** Timeframes with a supporting signal / timeframes with any signal; 0 … 1. */
    readonly correlationStrength: number;
  };
}

/** One signal with what follows from its timeframe. */
interface Placed {
  readonly signal: Signal;
  readonly timeframe: Timeframe;
  readonly horizonMs: number;
  /** By timeframe and age. */
  readonly weight: number;
}

/**
 * Every signal of `symbol` beside those of lower timeframes, from the highest timeframe down. Ages are
 * counted from the latest end among all signals: what has expired by then supports nothing. Of each
 * strategy of a timeframe the latest signal is heard.
 */
export function correlated(
  design: CorrelatorDesign,
  symbol: string,
  signals: SignalsByTimeframe,
  rho: number,
): readonly CorrelatedSignal[] {
  const all = placedOf(design, symbol, signals);
  const fresh = latestOf(all.filter(({ weight }) => weight > 0));
  const present = new Set(all.map(({ timeframe }) => timeframe.name)).size;
  return all.map((base) => correlatedWith(base, fresh, { design, present, rho }));
}

function correlatedWith(
  base: Placed,
  fresh: readonly Placed[],
  { design, present, rho }: { design: CorrelatorDesign; present: number; rho: number },
): CorrelatedSignal {
  const { signal, timeframe } = base;
  const sign = signOf(signal.direction);
  const lower = fresh.filter((one) => one.timeframe.nominalMs < timeframe.nominalMs);
  const pointing = (to: number): Placed[] =>
    sign === 0 ? [] : lower.filter((one) => signOf(one.signal.direction) === to);
  const [supporting, opposing] = [pointing(sign), pointing(-sign)];
  const supported = new Set(supporting.map((one) => one.timeframe.name)).size;
  const lead = 2 * pooledUp(base, [...supporting, ...opposing], rho) - 1;
  return {
    baseSignal: signal,
    timeframe: timeframe.name,
    tradingStyle: tradingStyleOfRaw(timeframe, design.styles),
    correlatedSignals: supporting.map((one) => one.signal),
    opposingSignals: opposing.map((one) => one.signal),
    compositeConfidence: Math.max(0, sign * lead),
    metadata: { correlationStrength: supported / present },
  };
}

/** All of these as one probability of up at the horizon of `base`, which counts as if it were fresh. */
function pooledUp(base: Placed, others: readonly Placed[], rho: number): number {
  const heaviest = others.reduce((most, { weight }) => Math.max(most, weight), base.weight) || 1;
  const evidence = [base, ...others].map(({ signal, horizonMs, weight }) => {
    const logOdds = logOddsOf(signal.pUp) * horizonFactorRaw(horizonMs, base.horizonMs);
    return { key: signal.id, pUp: probabilityOf(logOdds), weight: weight / heaviest };
  });
  evidence[0] = { ...evidence[0]!, weight: 1 };
  return poolRaw(evidence, rho).pUp;
}

/** The sound signals of `symbol`, highest timeframe first, then latest, then by id. */
function placedOf(
  design: CorrelatorDesign,
  symbol: string,
  signals: SignalsByTimeframe,
): readonly Placed[] {
  const own = Object.entries(signals).flatMap(([name, list]) =>
    list
      .filter((one) => one.symbol === symbol && one.timeframe === name && isSound(one))
      .map((signal) => ({ signal, timeframe: timeframeOf(name) })),
  );
  let now = Number.NEGATIVE_INFINITY;
  for (const { signal } of own) now = Math.max(now, signal.end);
  return own
    .map(({ signal, timeframe }) => {
      const horizonMs = signal.horizonBars * timeframe.nominalMs;
      return { signal, timeframe, horizonMs, weight: weightAt(design, signal, timeframe, now) };
    })
    .sort(
      (a, b) =>
        b.timeframe.nominalMs - a.timeframe.nominalMs ||
        b.signal.end - a.signal.end ||
        (a.signal.id < b.signal.id ? -1 : 1),
    );
}

function weightAt(
  design: CorrelatorDesign,
  { end }: Signal,
  timeframe: Timeframe,
  now: number,
): number {
  const ageBars = ageInBars(design.schedule, timeframe, end, now);
  if (ageBars > design.expiryBars) return 0;
  return design.weightOf(timeframe.name) * decayOf(design, ageBars);
}

/** Of each strategy of each timeframe the first of these: the latest. */
function latestOf(placed: readonly Placed[]): readonly Placed[] {
  const seen = new Set<string>();
  return placed.filter(({ signal, timeframe }) => {
    const key = `${timeframe.name}|${signal.strategy}`;
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}

function isSound({ end, pUp, horizonBars }: Signal): boolean {
  return isTime(end) && pUp > 0 && pUp < 1 && horizonBars >= 1 && horizonBars <= 1e9;
}
