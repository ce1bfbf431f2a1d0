import type { ClosedBar } from '../bars/bar.js';
import type { Doubt } from '../strategies/doubt.js';
import { type Signal, signalFrom } from '../strategies/signal.js';
import { vetoIn, weighed } from './fusion.js';
import type { GapOptions } from './gap-policy.js';
import type { Reaction } from './memory.js';
import type { FusionOptions } from './options.js';
import type { PipelineEvent } from './result.js';

/** What a closed bar led to in its timeframe. */
export interface TrackOutcome {
  /** The values of the row, column by column; never written again. */
  readonly values: readonly number[];
  readonly stages: Readonly<Record<string, unknown>>;
  readonly signals: readonly Signal[];
  readonly events: readonly PipelineEvent[];
  /** Whole bars in a row up to this one; 0 if it is not whole itself. */
  readonly wholeBars: number;
}

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
  readonly bar: ClosedBar;
  readonly fusion: Required<FusionOptions>;
  readonly gaps: Required<GapOptions>;
}

/** No signals. */
export const nothing: readonly never[] = Object.freeze([]);

/** A memory's reaction to a bar, with everybody's name on it. */
export function outcomeOf(
  reaction: Reaction,
  of: TrackBar,
  standing: Standing,
  values: readonly number[],
): TrackOutcome {
  const { features, opinions, stages, failures } = reaction;
  const { symbol, timeframe, bar, fusion, gaps } = of;
  const wholeBars = bar.complete ? standing.wholeBefore + 1 : 0;
  const barsSince = vetoIn(features, fusion);
  const basedOnRevision = standing.echoCount > 0;
  const events: PipelineEvent[] = [...failures];
  const signals: Signal[] = [];
  for (const { name, strategy, opinion } of opinions) {
    const { style } = strategy;
    const origin = { symbol, timeframe, style, strategy: name, bar };
    const afterGap = wholeBars < strategy.warmUp;
    const { restsOn } = standing;
    const signal = signalFrom(opinion, { ...origin, basedOnRevision, afterGap, restsOn });
    if (signal === undefined) {
      const message = 'returned an opinion out of bounds';
      events.push({ type: 'failure', what: `strategy ${name}`, timeframe, message });
    } else if (afterGap && gaps.policy === 'skip') {
      events.push({ type: 'skipped', timeframe, strategy: name, wholeBars });
    } else if (barsSince === undefined) signals.push(weighed(signal, features, fusion));
    else events.push({ type: 'veto', timeframe, strategy: name, barsSince });
  }
  return { values, stages, signals, events, wholeBars };
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

/** `outcome`, and which of the signals `said` before of the same bar are said no more. */
export function withSuperseded(
  outcome: TrackOutcome,
  said: readonly SignalName[],
  { revision }: ClosedBar,
): TrackOutcome {
  const gone = said.filter(
    ({ strategy }) => !outcome.signals.some((signal) => signal.strategy === strategy),
  );
  if (gone.length === 0) return outcome;
  const events = gone.map(({ id, timeframe, strategy }): PipelineEvent => {
    return { type: 'superseded', id, timeframe, strategy, revision };
  });
  return { ...outcome, events: [...outcome.events, ...events] };
}
