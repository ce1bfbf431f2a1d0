import type { ClosedBar } from '../bars/bar.js';
import { fitState, misfit, requireStateRecord, type State } from '../core/state.js';
import type { Signal } from '../strategies/signal.js';
import { type BarRecord, blankBar } from '../timeframe/parent-bar.js';
import type { Checkpoint } from './checkpoint.js';
import {
  closedBarFrom,
  closedBarState,
  isSameBar,
  noClosedBar,
  writeClosedBar,
} from './closed-bar-state.js';
import type { HeardRow } from './hearing/readout.js';
import { SaidAhead } from './hearing/said-ahead.js';
import { doubtsBehind } from './marks.js';
import type { Memory } from './memory.js';
import { PassedBar } from './passed-bar.js';
import type { Reaction } from './reaction.js';
import type { Told } from './told.js';
import type { TrackDesign } from './track-design.js';
import {
  namesOf,
  nothing,
  type SignalName,
  type Standing,
  signalsIn,
  tellSuperseded,
} from './track-outcome.js';
import type { Seat } from './workbench.js';

/** What leads up to a bar; where only the bars are counted, the rest is as its track has it. */
interface Upto extends Partial<Omit<Standing, 'restsOn'>> {
  readonly count: number;
}

/**
 * One timeframe of one symbol: features, the strategies that read them, custom stages.
 *
 * Its memory has absorbed every closed bar; a checkpoint leads back to before the newest, which a
 * correction absorbs anew, so nothing is ever undone. Where bars are not revisable there is no
 * checkpoint, and what a corrected bar has left behind is marked instead.
 */
export class Track {
  readonly timeframe: string;
  readonly #design: TrackDesign;
  /** Taken when its memory is first asked for: one that was restored may never be. */
  #seat: Seat | undefined;
  /** Whether the memory lags behind: after a restore, until it is asked for. */
  #isAsleep = false;
  readonly #checkpoint: Checkpoint | undefined;
  /** Written over by the next. */
  #newest: BarRecord | undefined;
  /** Of the newest bar's row; `undefined` before the first. */
  #values: readonly number[] | undefined;
  /** Signals last said of the newest bar. */
  #said: readonly SignalName[] = nothing;
  /** What it would be once the bar that is forming has closed: a peek after a gap asks for it. */
  #ahead: { readonly bar: ClosedBar; readonly memory: Memory } | undefined;
  #saidAhead: SaidAhead | undefined;
  /** Bars for which a corrected bar still echoes in the indicators. */
  #echoCount = 0;
  /** Whole bars in a row that lead up to the newest. */
  #wholeBefore = 0;

  constructor(design: TrackDesign) {
    this.timeframe = design.timeframe;
    this.#design = design;
    this.#checkpoint = design.checkpoint();
  }

  /** All bars absorbed. One that was restored is made from the way back when it is first asked for. */
  get #memory(): Memory {
    this.#seat ??= this.#design.seat();
    const { memory } = this.#seat;
    if (!this.#isAsleep) return memory;
    this.#isAsleep = false;
    this.#checkpoint!.goBack(memory);
    memory.run(this.#newest!, true);
    return memory;
  }

  get values(): readonly number[] | undefined {
    return this.#values;
  }

  /** How many of its bars are over by `time`. */
  closedBefore(time: number): number {
    const isOpen = this.#newest !== undefined && this.#newest.end > time;
    return this.#memory.count - Number(isOpen);
  }

  /** Absorb a bar that closed; what is found goes to `findings`, and the signals are returned too. */
  close(bar: ClosedBar, findings: Told): readonly Signal[] {
    const known = this.#saidAhead?.next();
    if (known !== undefined) return known;
    this.#approach(bar);
    return this.#absorb(bar, true, findings);
  }

  /** `bar` is about to be absorbed after the newest. */
  #approach(bar: ClosedBar): void {
    this.#wholeBefore = this.#design.wholeBefore(bar, this.#newest, this.#wholeBefore);
    this.#echoCount = this.#design.echoAt(bar, this.#newest, this.#echoCount);
    if (this.#design.beginsAnew(bar, this.#newest)) this.#forget();
  }

  /** Absorb bars one after the other, whose rows are known and which will `close` one by one. */
  goAhead(rows: readonly HeardRow[], findings: Told): void {
    const memory = this.#memory;
    const all: (readonly Signal[])[] = new Array(rows.length).fill(nothing);
    const last = rows.length - 1;
    this.#ahead = undefined;
    for (let i = 0; i <= last; i++) {
      const { bar } = rows[i]!;
      this.#approach(bar);
      if (i === last) this.#checkpoint?.renew(memory); // nothing goes back to before the others
      if (i === last) this.#checkpoint?.note(bar, memory);
      this.#remember(bar);
      const reaction = memory.run(bar, true);
      const isSilent = reaction.opinions.length === 0 && reaction.failures.length === 0;
      if (!isSilent) all[i] = this.#tell(reaction, bar, true, findings, memory);
      if (i === last) this.#values = this.#valuesIn(reaction);
    }
    this.#said = namesOf(all[last]!);
    this.#saidAhead ??= new SaidAhead();
    this.#saidAhead.note(all);
  }

  /** Whether the newest bar is the one that `bar` corrects, and can be absorbed anew. */
  canRevise(bar: ClosedBar): boolean {
    return this.#checkpoint !== undefined && this.#newest?.end === bar.end;
  }

  /** The newest bar has changed: all is as if it had come like this. */
  revise(bar: ClosedBar, findings: Told): readonly Signal[] {
    const said = this.#said;
    this.#checkpoint!.goBack(this.#memory);
    this.#checkpoint!.renew(this.#memory);
    const signals = this.#absorb(bar, false, findings);
    tellSuperseded(said, signals, bar, findings);
    return signals;
  }

  /**
   * The base bar at `time` has changed since it was absorbed, or came too late to be: what is said for a
   * warm-up, from the bar on that it belongs to, rests on that.
   */
  echo(time: number): void {
    const isOpen = this.#newest === undefined || this.#newest.end <= time;
    this.echoFor(this.#design.warmUp + Number(isOpen));
  }

  /** How often `echoAt` is to count down until what is said rests on no such base bar. */
  get echoCount(): number {
    return this.#echoCount;
  }

  echoFor(count: number): void {
    this.#echoCount = Math.max(this.#echoCount, count);
  }

  /** What `close(bar)` would find, once `after` is closed, if anything is. */
  peek(bar: ClosedBar, after: ClosedBar | undefined, findings: Told): readonly Signal[] {
    const before = after ?? this.#newest;
    const memory = this.#design.beginsAnew(bar, before)
      ? this.#design.freshMemory()
      : after === undefined
        ? this.#memory
        : this.#memoryAfter(after);
    const design = this.#design;
    let echoCount = design.echoAt(after ?? bar, this.#newest, this.#echoCount);
    if (after !== undefined) echoCount = design.echoAt(bar, after, echoCount);
    let wholeBefore = design.wholeBefore(after ?? bar, this.#newest, this.#wholeBefore);
    if (after !== undefined) wholeBefore = design.wholeBefore(bar, after, wholeBefore);
    const place = { echoCount, wholeBefore, count: memory.count + 1 };
    return this.#tell(memory.run(bar, false), bar, true, findings, place);
  }

  /** What `revise(bar)` would find. */
  peekRevision(bar: ClosedBar, findings: Told): readonly Signal[] {
    const reaction = this.#memoryBefore().run(bar, false);
    const signals = this.#tell(reaction, bar, false, findings, this.#memory);
    tellSuperseded(this.#said, signals, bar, findings);
    return signals;
  }

  /** The memory as it was before the newest bar, where that may still change, and the bar. */
  snapshot(): State {
    const memory = (
      this.#checkpoint === undefined ? this.#memory : this.#memoryBefore()
    ).snapshot();
    const newest = closedBarState(this.#newest ?? noClosedBar);
    return { echoCount: this.#echoCount, wholeBefore: this.#wholeBefore, newest, memory };
  }

  /** Into a fresh track only: a failure may leave it half restored. */
  restore(given: State, path: string, findings: Told): void {
    const { memory, ...rest } = requireStateRecord(given, path);
    const own = { echoCount: 0, wholeBefore: 0, newest: closedBarState(noClosedBar) };
    const { echoCount, wholeBefore, newest } = fitState(own, rest, path);
    this.#echoCount = echoCount;
    this.#wholeBefore = wholeBefore;
    const bar = closedBarFrom(newest, `${path}.newest`);
    const canSleep = this.#checkpoint !== undefined && this.#design.isPacked;
    const restored = canSleep ? this.#design.spareMemory() : this.#memory;
    this.#isAsleep = canSleep;
    restored.restore(memory ?? null, `${path}.memory`);
    if (!Number.isSafeInteger(wholeBefore) || wholeBefore < 0 || wholeBefore > restored.count) {
      throw misfit(`${path}.wholeBefore`, 'expected a count of bars, at most of those absorbed');
    }
    if (bar === undefined) throw misfit(`${path}.newest`, 'is no bar');
    this.#remember(bar);
    if (this.#checkpoint === undefined) this.#values = this.#design.valuesOf(restored.row);
    else {
      this.#checkpoint.renew(restored);
      this.#absorb(bar, true, findings, restored);
    }
  }

  #absorb(
    bar: ClosedBar,
    isNew: boolean,
    findings: Told,
    memory: Memory = this.#memory,
  ): readonly Signal[] {
    this.#ahead = undefined;
    this.#checkpoint?.note(bar, memory);
    this.#remember(bar);
    const reaction = memory.run(bar, true);
    const signals = this.#tell(reaction, bar, isNew, findings, memory);
    this.#values = findings.wantsRows
      ? findings.rows[this.#design.place]
      : this.#valuesIn(reaction);
    this.#said = namesOf(signals);
    return signals;
  }

  /** `bar`, which may be written over, is the newest. */
  #remember(bar: ClosedBar): void {
    this.#newest ??= blankBar();
    writeClosedBar(bar, this.#newest);
  }

  /** What came before a gap is as if it had never been. */
  #forget(): void {
    this.#design.forget(this.#memory);
    this.#checkpoint?.renew(this.#memory);
  }

  /** A memory of all bars but the newest; to be used at once. */
  #memoryBefore(): Memory {
    const memory = this.#design.spareMemory();
    this.#checkpoint!.goBack(memory);
    return memory;
  }

  /** A memory of all bars and `bar`, which is asked for again and again while the next one forms. */
  #memoryAfter(bar: ClosedBar): Memory {
    if (this.#ahead !== undefined && isSameBar(this.#ahead.bar, bar)) return this.#ahead.memory;
    const memory = this.#design.memory();
    if (!this.#design.beginsAnew(bar, this.#newest)) memory.become(this.#memory.copy());
    memory.run(bar, true);
    this.#ahead = { bar, memory };
    return memory;
  }

  #valuesIn({ lasting, features }: Reaction): readonly number[] {
    return lasting ?? this.#design.valuesOf(features);
  }

  #tell(
    reaction: Reaction,
    bar: ClosedBar,
    isNew: boolean,
    findings: Told,
    upto: Upto,
  ): readonly Signal[] {
    const { opinions, stages, failures } = reaction;
    const { place } = this.#design;
    const { wholeBefore = this.#wholeBefore } = upto;
    if (findings.wantsRows) {
      const wholeBars = bar.complete ? wholeBefore + 1 : 0;
      const values = this.#valuesIn(reaction);
      findings.pass(new PassedBar(bar, place, values, isNew, wholeBars), stages);
    }
    for (let i = 0; i < failures.length; i++) findings.tell(failures[i]!);
    if (opinions.length === 0) return nothing;
    const { count, echoCount = this.#echoCount } = upto;
    const { timeframe, style, fusion, gaps, regimes, warmUp } = this.#design;
    const restsOn = doubtsBehind(findings.marks, { place, bar, count, warmUp });
    const of = { symbol: findings.symbol, timeframe, style, bar, fusion, gaps, regimes };
    return signalsIn(reaction, of, { echoCount, wholeBefore, restsOn }, findings);
  }
}
