import type { ClosedBar } from '../bars/bar.js';
import { regimeNameOf } from '../regime/regime-name.js';
import type { Doubt } from '../strategies/doubt.js';
import { type Signal, signalOn } from '../strategies/signal.js';
import type { TradingStyle } from '../strategies/trading-style.js';
import { vetoIn, weighed } from './fusion.js';
import type { GapOptions } from './gap-policy.js';
import type { FusionOptions } from './options.js';
import type { Reaction } from './reaction.js';
import { isHeardIn, type StrategiesByRegime } from './regimes.js';
import type { Told } from './told.js';

/** What the signals of a bar rest on. */
export interface Standing {
  /** Bars for which a corrected bar still echoes. */
  readonly echoCount: number;
  /** Whole bars in a row that lead up to the bar. */
  readonly wholeBefore: number;
  /** Base bars in doubt. */
  readonly restsOn: readonly Doubt[];
}

/** A bar of a symbol's timeframe. */
export interface TrackBar {
  readonly symbol: string;
  readonly timeframe: string;
  readonly style: TradingStyle;
  readonly bar: ClosedBar;
  readonly fusion: Required<FusionOptions>;
  readonly gaps: Required<GapOptions>;
  readonly regimes: StrategiesByRegime;
}

/** No signals. */
export const nothing: readonly never[] = Object.freeze([]);

/** The opinions in a memory's reaction to a bar, with everybody's name on them; what else there is to know goes to `findings`. */
export function signalsIn(
  { features, opinions }: Reaction,
  { symbol, timeframe, style, bar, fusion, gaps, regimes }: TrackBar,
  { echoCount, wholeBefore, restsOn }: Standing,
  findings: Told,
): readonly Signal[] {
  const wholeBars = bar.complete ? wholeBefore + 1 : 0;
  const barsSince = vetoIn(features, fusion);
  const basedOnRevision = echoCount > 0;
  const regime = regimeNameOf(features);
  const signals: Signal[] = [];
  for (const { by, opinion } of opinions) {
    const { name, strategy } = by;
    const { family } = strategy;
    if (!isHeardIn(regimes, regime, name)) {
      findings.tell({ type: 'muted', timeframe, strategy: name, regime });
      continue;
    }
    const afterGap = wholeBars < strategy.warmUp;
    const signal = signalOn(opinion, {
      symbol,
      timeframe,
      family,
      style,
      strategy: name,
      bar,
      basedOnRevision,
      afterGap,
      restsOn,
      regime,
    });
    if (signal === undefined) {
      const message = 'returned an opinion out of bounds';
      findings.tell({ type: 'failure', what: `strategy ${name}`, timeframe, message });
    } else if (afterGap && gaps.policy === 'skip') {
      findings.tell({ type: 'skipped', timeframe, strategy: name, wholeBars });
    } else if (barsSince === undefined) signals.push(weighed(signal, features, fusion));
    else findings.tell({ type: 'veto', timeframe, strategy: name, barsSince });
  }
  return signals;
}

/**
 * A plain list: a typed array of this length would cost a call to the allocator each bar.
 *
 * @param blank  a list of doubles as long: a copy of it is allocated once, where a list that grows
 *               is allocated several times over
 */
export function valuesOf(values: Float64Array, blank: readonly number[]): readonly number[] {
  const list = blank.slice();
  for (let i = 0; i < values.length; i++) list[i] = values[i]!;
  return list;
}

/** What a signal is known by; the signal itself is the caller's. */
export type SignalName = Pick<Signal, 'id' | 'timeframe' | 'strategy'>;

export function namesOf(signals: readonly Signal[]): readonly SignalName[] {
  if (signals.length === 0) return nothing;
  return signals.map(({ id, timeframe, strategy }) => ({ id, timeframe, strategy }));
}

/** Tell which of the signals `said` before of the same bar are said no more. */
export function tellSuperseded(
  said: readonly SignalName[],
  signals: readonly Signal[],
  { revision }: ClosedBar,
  findings: Told,
): void {
  for (const { id, timeframe, strategy } of said) {
    if (signals.some((signal) => signal.strategy === strategy)) continue;
    findings.tell({ type: 'superseded', id, timeframe, strategy, revision });
  }
}
