import { fitState, requireStateRecord, type State } from '../core/state.js';
import { hear } from '../correlation/hear.js';
import { settledVoices, type Voice } from '../correlation/heard.js';
import type { Outcomes } from '../correlation/outcomes/outcomes.js';
import type { DoubtVerdict } from '../strategies/doubt.js';
import type { Signal } from '../strategies/signal.js';
import type { AggregationEvent } from '../timeframe/aggregation.js';
import { closedBefore, isAmong } from './closed-before.js';
import type { LaneDesign } from './lane-design.js';
import { OutcomesAhead } from './outcomes-ahead.js';
import type { Rows, ToldAll } from './told.js';
import type { Track } from './track.js';
import { restoreTracks, trackState } from './tracks-state.js';

/**
 * All timeframes of one symbol: what closed goes through its track, and is heard at once. A track is
 * made when the first bar of its timeframe closes.
 */
export class Tracks {
  readonly #design: LaneDesign;
  readonly #tracks: (Track | undefined)[];
  /** Of each track, what was heard before its newest bar: a correction goes back to it. */
  readonly #heardBefore: (readonly Voice[])[];
  /** What came of what was said. */
  #outcomes: Outcomes;
  readonly #ahead = new OutcomesAhead();

  constructor(design: LaneDesign) {
    this.#design = design;
    this.#tracks = design.timeframes.map(() => undefined);
    this.#heardBefore = this.#tracks.map(() => design.silence);
    this.#outcomes = design.outcomes();
  }

  /** Values of the last row of each timeframe. */
  get rows(): Rows {
    return this.#tracks.map((track) => track?.values);
  }

  /** How alike voices are taken to be, by their outcomes so far. */
  get rho(): number {
    return this.#outcomes.rhoFor(false);
  }

  reset(): void {
    this.#tracks.fill(undefined);
    this.#heardBefore.fill(this.#design.silence);
    this.#outcomes = this.#design.outcomes();
    this.#ahead.clear();
  }

  /** How many bars of each timeframe are over by `time`. */
  readonly closedBefore = (time: number): readonly number[] =>
    this.#tracks.map((track) => track?.closedBefore(time) ?? 0);

  at(place: number): Track {
    this.#tracks[place] ??= this.#design.track(place);
    return this.#tracks[place];
  }

  /** What is said for a warm-up does not know the base bar at `time` as it is, in any timeframe. */
  echo(time: number): void {
    for (let place = 0; place < this.#tracks.length; place++) this.at(place).echo(time);
  }

  get echoes(): readonly number[] {
    return this.#tracks.map((track) => track?.echoCount ?? 0);
  }
  echoFor(counts: readonly number[]): void {
    for (const [at, count] of counts.entries()) if (count > 0) this.at(at).echoFor(count);
  }

  settle(time: number, verdict: DoubtVerdict): void {
    const heard = this.#heardBefore;
    for (const [at, one] of heard.entries()) heard[at] = settledVoices(one, time, verdict);
  }

  /** Every bar that closed goes through its timeframe's track, a corrected one once more. */
  run(events: readonly AggregationEvent[], findings: ToldAll, keep: boolean): void {
    if (events.length === 0) return;
    if (keep) this.#ahead.clear();
    const hasClosed = isAmong(events, 'closed');
    findings.rho = this.#outcomes.rhoFor(!hasClosed && isAmong(events, 'revision'));
    if (keep && hasClosed) this.#outcomes.begin();
    for (let i = 0; i < events.length; i++) {
      const event = events[i]!;
      if (event.type === 'closed') this.#closed(events, i, findings, keep);
      else if (event.type === 'revision') this.#revised(event, findings, keep);
      else if (event.type !== 'gap') findings.tell(event); // the validator tells of gaps
      if (keep && event.type === 'late') this.echo(event.bar.time);
    }
    if (keep) this.#outcomes.hearTogether(findings.voices);
  }

  #closed(events: readonly AggregationEvent[], i: number, findings: ToldAll, keep: boolean): void {
    const { timeframe, bar } = events[i] as Extract<AggregationEvent, { type: 'closed' }>;
    const place = this.#design.timeframes.indexOf(timeframe);
    const track = this.at(place);
    if (keep) this.#heardBefore[place] = findings.voices;
    const after = keep ? undefined : closedBefore(events, i, timeframe);
    const said = keep ? track.close(bar, findings) : track.peek(bar, after, findings);
    const isNow = after === undefined || said.length === 0;
    const outcomes = isNow ? this.#outcomes : this.#ahead.of(this.#outcomes, place);
    const signals = said.length === 0 ? said : outcomes.learned(place, said, false);
    if (keep) this.#outcomes.close(place, bar, signals);
    this.#listen(signals, findings);
  }

  #revised(
    event: Extract<AggregationEvent, { type: 'revision' }>,
    findings: ToldAll,
    keep: boolean,
  ): void {
    const { timeframe, bar } = event;
    const place = this.#design.timeframes.indexOf(timeframe);
    const track = this.at(place);
    findings.tell(event);
    if (track.canRevise(bar)) {
      findings.voices = this.#design.recalled(findings.voices, place, this.#heardBefore[place]!);
      const said = keep ? track.revise(bar, findings) : track.peekRevision(bar, findings);
      const signals = this.#outcomes.learned(place, said, true);
      if (keep) this.#outcomes.revise(place, bar, signals);
      this.#listen(signals, findings);
    } else if (keep) track.echo(bar.time);
  }

  #listen(signals: readonly Signal[], findings: ToldAll): void {
    if (signals.length === 0) return;
    for (const signal of signals) findings.say(signal);
    const { correlation } = this.#design;
    const { heard, ignored } = hear(findings.voices, signals, signals[0]!.end, correlation);
    findings.voices = heard;
    findings.ignore(ignored);
  }

  snapshot(): State {
    const tracks = this.#tracks.map((track, at) => trackState(track, this.#heardBefore[at]!));
    return { tracks, outcomes: this.#outcomes.snapshot() };
  }

  /** Into fresh tracks only: a failure may leave them half restored. */
  restore(given: State | undefined, path: string, findings: ToldAll): void {
    const { tracks, outcomes, ...rest } = requireStateRecord(given ?? null, path);
    fitState({}, rest, path);
    this.#outcomes.restore(outcomes, `${path}.outcomes`);
    const how = { path: `${path}.tracks`, at: (place: number) => this.at(place), findings };
    restoreTracks(tracks, this.#heardBefore, how);
  }
}
