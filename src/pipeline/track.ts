import type { ClosedBar } from '../bars/bar.js';
import type { Row } from '../core/row.js';
import { fitState, misfit, requireStateRecord, type State } from '../core/state.js';
import { type Signal, signalFrom } from '../strategies/signal.js';
import { vetoIn, weighed } from './fusion.js';
import type { Memory, Reaction } from './memory.js';
import { closedBarFrom, closedBarState, noClosedBar, sameClosedBar } from './newest.js';
import type { PipelineEvent } from './result.js';
import type { TrackDesign } from './track-design.js';

/** Bars that the second memory may lag behind; it costs little to catch up. */
const mostOwed = 8;

/** What a signal is known by; the signal itself is the caller's. */
type Name = Pick<Signal, 'id' | 'timeframe' | 'strategy'>;

const nameOf = ({ id, timeframe, strategy }: Signal): Name => ({ id, timeframe, strategy });

/** What the signals of a bar rest on. */
interface Standing {
  /** Bars for which a corrected bar still echoes. */
  readonly echoCount: number;
  /** Whole bars in a row that lead up to the bar. */
  readonly wholeBefore: number;
}

const nothing: readonly never[] = Object.freeze([]);

/** What a closed bar led to in its timeframe. */
export interface TrackOutcome {
  /** The values of the row, column by column; never written again. */
  readonly values: readonly number[];
  readonly stages: Readonly<Record<string, unknown>>;
  readonly signals: readonly Signal[];
  readonly events: readonly PipelineEvent[];
}

/**
 * One timeframe of one symbol: features, the strategies that read them, custom stages.
 *
 * It is remembered twice: `#now` has absorbed every closed bar, `#before` all but the newest. A
 * correction of the newest makes a copy of `#before` absorb it anew, so nothing is ever undone.
 * Where bars are not revisable there is no second memory, and what a corrected bar has left behind
 * is marked instead.
 */
export class Track {
  readonly timeframe: string;
  readonly #design: TrackDesign;
  readonly #now: Memory;
  readonly #before: Memory | undefined;
  /** Bars that `#before` has yet to absorb: several at once meet a warm cache. */
  readonly #owed: ClosedBar[] = [];
  #newest: ClosedBar | undefined;
  /** Of the newest bar's row; `undefined` before the first. */
  #values: readonly number[] | undefined;
  /** Signals last said of the newest bar. */
  #said: readonly Name[] = nothing;
  /** Bars for which a corrected bar still echoes in the indicators. */
  #echoCount = 0;
  /** Whole bars in a row that lead up to the newest. */
  #wholeBefore = 0;
  /** What `#now` would be after a bar that a peek saw closing: kept while it is the same bar. */
  #ahead: { readonly bar: ClosedBar; readonly memory: Memory } | undefined;

  constructor(design: TrackDesign, isRevisable: boolean) {
    this.timeframe = design.timeframe;
    this.#design = design;
    this.#now = design.memory();
    this.#before = isRevisable ? design.memory() : undefined;
  }

  get values(): readonly number[] | undefined {
    return this.#values;
  }

  /** Absorb a bar that closed. */
  close(bar: ClosedBar, symbol: string): TrackOutcome {
    if (this.#newest !== undefined && this.#before !== undefined) this.#owed.push(this.#newest);
    if (this.#owed.length === mostOwed) this.#caughtUp();
    this.#wholeBefore = this.#design.wholeBefore(bar, this.#newest, this.#wholeBefore);
    this.#newest = bar;
    this.#echoCount = Math.max(this.#echoCount - 1, 0);
    return this.#keep(this.#outcome(this.#now.run(bar, true), bar, symbol));
  }

  /** Whether the newest bar is the one that `bar` corrects, and can be absorbed anew. */
  canRevise(bar: ClosedBar): boolean {
    return this.#before !== undefined && this.#newest?.end === bar.end;
  }

  /** The newest bar has changed: all is as if it had come like this. */
  revise(bar: ClosedBar, symbol: string): TrackOutcome {
    const said = this.#said;
    this.#now.restore(this.#caughtUp().snapshot(), this.timeframe);
    this.#newest = bar;
    const outcome = this.#outcome(this.#now.run(bar, true), bar, symbol);
    return withSuperseded(this.#keep(outcome), said, bar);
  }

  /** A bar that was absorbed has changed since: what is said for a warm-up from now rests on it. */
  echo(): void {
    this.#echoCount = this.#design.warmUp;
  }

  /** What `close(bar)` would return, once `after` is closed, if anything is. */
  peek(bar: ClosedBar, after: ClosedBar | undefined, symbol: string): TrackOutcome {
    const memory = after === undefined ? this.#now : this.#memoryAfter(after);
    const echoCount = Math.max(this.#echoCount - (after === undefined ? 1 : 2), 0);
    const design = this.#design;
    let wholeBefore = design.wholeBefore(after ?? bar, this.#newest, this.#wholeBefore);
    if (after !== undefined) wholeBefore = design.wholeBefore(bar, after, wholeBefore);
    return this.#outcome(memory.run(bar, false), bar, symbol, { echoCount, wholeBefore });
  }

  /** What `revise(bar)` would return. */
  peekRevision(bar: ClosedBar, symbol: string): TrackOutcome {
    const reaction = this.#caughtUp().run(bar, false);
    return withSuperseded(this.#outcome(reaction, bar, symbol), this.#said, bar);
  }

  snapshot(): State {
    const memory = (this.#before === undefined ? this.#now : this.#caughtUp()).snapshot();
    const newest = closedBarState(this.#newest ?? noClosedBar);
    return { echoCount: this.#echoCount, wholeBefore: this.#wholeBefore, newest, memory };
  }

  /** Into a fresh track only: a failure may leave it half restored. */
  restore(given: State, path: string, symbol: string): void {
    const { memory, ...rest } = requireStateRecord(given, path);
    const own = { echoCount: 0, wholeBefore: 0, newest: closedBarState(noClosedBar) };
    const { echoCount, wholeBefore, newest } = fitState(own, rest, path);
    this.#echoCount = echoCount;
    this.#wholeBefore = wholeBefore;
    this.#newest = closedBarFrom(newest, `${path}.newest`);
    this.#now.restore(memory ?? null, `${path}.memory`);
    if (!Number.isSafeInteger(wholeBefore) || wholeBefore < 0 || wholeBefore > this.#now.count) {
      throw misfit(`${path}.wholeBefore`, 'expected a count of bars, at most of those absorbed');
    }
    if (this.#newest === undefined) return;
    if (this.#before === undefined) {
      this.#values = valuesOf(this.#now.row);
      return;
    }
    this.#before.restore(memory ?? null, `${path}.memory`);
    const reaction = this.#now.run(this.#newest, true);
    this.#keep(this.#outcome(reaction, this.#newest, symbol));
  }

  /** The memory of all bars but the newest. */
  #caughtUp(): Memory {
    const before = this.#before!;
    for (const bar of this.#owed) before.run(bar, true);
    this.#owed.length = 0;
    return before;
  }

  #keep(outcome: TrackOutcome): TrackOutcome {
    this.#values = outcome.values;
    this.#said = outcome.signals.length === 0 ? nothing : outcome.signals.map(nameOf);
    this.#ahead = undefined;
    return outcome;
  }

  #memoryAfter(bar: ClosedBar): Memory {
    if (this.#ahead !== undefined && sameClosedBar(this.#ahead.bar, bar)) return this.#ahead.memory;
    const memory = this.#design.memory();
    memory.restore(this.#now.snapshot(), this.timeframe);
    memory.run(bar, true);
    this.#ahead = { bar, memory };
    return memory;
  }

  get #standing(): Standing {
    return { echoCount: this.#echoCount, wholeBefore: this.#wholeBefore };
  }

  #outcome(
    reaction: Reaction,
    bar: ClosedBar,
    symbol: string,
    { echoCount, wholeBefore } = this.#standing,
  ): TrackOutcome {
    const { features, opinions, stages, failures } = reaction;
    const values = valuesOf(features);
    if (opinions.length === 0) return { values, stages, signals: nothing, events: failures };
    const { timeframe } = this;
    const { fusion } = this.#design;
    const barsSince = vetoIn(features, fusion);
    const wholeCount = bar.complete ? wholeBefore + 1 : 0;
    const basedOnRevision = echoCount > 0;
    const events: PipelineEvent[] = [...failures];
    const signals: Signal[] = [];
    for (const { name, strategy, opinion } of opinions) {
      const { style } = strategy;
      const origin = { symbol, timeframe, style, strategy: name, bar };
      const afterGap = wholeCount < strategy.warmUp;
      const signal = signalFrom(opinion, { ...origin, basedOnRevision, afterGap });
      if (signal === undefined) {
        const message = 'returned an opinion out of bounds';
        events.push({ type: 'failure', what: `strategy ${name}`, timeframe, message });
      } else if (barsSince === undefined) signals.push(weighed(signal, features, fusion));
      else events.push({ type: 'veto', timeframe, strategy: name, barsSince });
    }
    return { values, stages, signals, events };
  }
}

/** A plain list: a typed array of this length would cost a call to the allocator each bar. */
function valuesOf({ values }: Row): readonly number[] {
  const list: number[] = [];
  for (let i = 0; i < values.length; i++) list.push(values[i]!);
  return list;
}

/** `outcome`, and which of the signals `said` before of the same bar are said no more. */
function withSuperseded(
  outcome: TrackOutcome,
  said: readonly Name[],
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
