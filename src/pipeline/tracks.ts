import type { ClosedBar } from '../bars/bar.js';
import { partOf } from '../core/snapshot.js';
import { fitState, requireStateRecord, type Snapshot, type State } from '../core/state.js';
import { hear } from '../correlation/hear.js';
import { settledVoices, type Voice } from '../correlation/heard.js';
import type { DoubtVerdict } from '../strategies/doubt.js';
import type { Signal } from '../strategies/signal.js';
import type { AggregationEvent } from '../timeframe/aggregation.js';
import type { Findings } from './findings.js';
import type { LaneDesign } from './lane-design.js';
import { requireStates } from './states.js';
import type { Rows } from './told.js';
import type { Track } from './track.js';

/**
 * All timeframes of one symbol: what closed goes through its track, and is heard at once. A track is
 * made when the first bar of its timeframe closes.
 */
export class Tracks {
  readonly #design: LaneDesign;
  readonly #tracks: (Track | undefined)[];
  /** Of each track, what was heard before its newest bar: a correction goes back to it. */
  readonly #heardBefore: (readonly Voice[])[];

  constructor(design: LaneDesign) {
    this.#design = design;
    this.#tracks = design.timeframes.map(() => undefined);
    this.#heardBefore = this.#tracks.map(() => design.silence);
  }

  /** Values of the last row of each timeframe. */
  get rows(): Rows {
    return this.#tracks.map((track) => track?.values);
  }

  /** Begin anew. */
  reset(): void {
    this.#tracks.fill(undefined);
    this.#heardBefore.fill(this.#design.silence);
  }

  /** How many bars of each timeframe are over by `time`. */
  readonly closedBefore = (time: number): readonly number[] =>
    this.#tracks.map((track) => track?.closedBefore(time) ?? 0);

  #at(place: number): Track {
    this.#tracks[place] ??= this.#design.track(place);
    return this.#tracks[place];
  }

  /** A verdict on the base bar at `time` has come. */
  settle(time: number, verdict: DoubtVerdict): void {
    this.#heardBefore.forEach((voices, place) => {
      this.#heardBefore[place] = settledVoices(voices, time, verdict);
    });
  }

  /** Every bar that closed goes through its timeframe's track, a corrected one once more. */
  run(events: readonly AggregationEvent[], findings: Findings, keep: boolean): void {
    for (let i = 0; i < events.length; i++) {
      const event = events[i]!;
      if (event.type === 'closed') this.#closed(events, i, findings, keep);
      else if (event.type === 'revision') this.#revised(event, findings, keep);
      else if (event.type !== 'gap') findings.tell(event); // the validator tells of gaps
    }
  }

  #closed(events: readonly AggregationEvent[], i: number, findings: Findings, keep: boolean): void {
    const { timeframe, bar } = events[i] as Extract<AggregationEvent, { type: 'closed' }>;
    const place = this.#design.timeframes.indexOf(timeframe);
    const track = this.#at(place);
    if (keep) this.#heardBefore[place] = findings.voices;
    const signals = keep
      ? track.close(bar, findings)
      : track.peek(bar, closedBefore(events, i, timeframe), findings);
    this.#listen(signals, findings);
  }

  #revised(
    event: Extract<AggregationEvent, { type: 'revision' }>,
    findings: Findings,
    keep: boolean,
  ): void {
    const { timeframe, bar } = event;
    const place = this.#design.timeframes.indexOf(timeframe);
    const track = this.#at(place);
    findings.tell(event);
    if (track.canRevise(bar)) {
      findings.voices = this.#design.recalled(findings.voices, place, this.#heardBefore[place]!);
      const signals = keep ? track.revise(bar, findings) : track.peekRevision(bar, findings);
      this.#listen(signals, findings);
    } else if (keep) track.echo();
  }

  #listen(signals: readonly Signal[], findings: Findings): void {
    if (signals.length === 0) return;
    const { correlation } = this.#design;
    const { heard, ignored } = hear(findings.voices, signals, signals[0]!.end, correlation, false);
    findings.voices = heard;
    findings.ignore(ignored);
  }

  snapshot(): State {
    return this.#tracks.map((_, place) => ({
      track: this.#at(place).snapshot(),
      heard: partOf(this.#design.correlator(this.#heardBefore[place]!).snapshot()),
    }));
  }

  /** Into fresh tracks only: a failure may leave them half restored. */
  restore(given: State | undefined, path: string, findings: Findings): void {
    requireStates(given, this.#tracks.length, path).forEach((one, place) => {
      const at = `${path}[${place}]`;
      const { track, heard, ...more } = requireStateRecord(one, at);
      fitState({}, more, at);
      this.#at(place).restore(track ?? null, at, findings);
      const before = this.#design.correlator();
      before.restore(heard as Snapshot);
      this.#heardBefore[place] = before.voices;
    });
  }
}

/** The bar of `timeframe` that closes before the event at `i`, if any: after a gap. */
function closedBefore(
  events: readonly AggregationEvent[],
  i: number,
  timeframe: string,
): ClosedBar | undefined {
  for (let k = 0; k < i; k++) {
    const event = events[k]!;
    if (event.type === 'closed' && event.timeframe === timeframe) return event.bar;
  }
  return undefined;
}
