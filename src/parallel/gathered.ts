import {
  type BarColumns,
  emptyBarColumns,
  noCounts,
  writeDecision,
} from '../pipeline/bar-columns.js';
import { followJudged } from '../pipeline/follow.js';
import type { PipelineEvent } from '../pipeline/pipeline-event.js';
import type { ByTimeframe } from '../pipeline/result.js';
import type { Decision } from '../risk/decision.js';
import type { Signal } from '../strategies/signal.js';
import type { Disposition } from '../validation/judgement.js';
import { scoreFrom } from '../validation/quality-tier.js';
import type { Chunk } from './chunk.js';
import { ClosedParts } from './closed-parts.js';
import type { ClosedRows } from './closed-rows.js';
import type { Deciding } from './deciding.js';
import type { Answer } from './messages.js';
import { Unpacking } from './unpacking.js';

/** Something that happened at one of the bars that were fed. */
export interface EventOfBar {
  readonly bar: number;
  readonly symbol: string;
  readonly event: PipelineEvent;
}

/** What bars of many symbols led to: a row a bar that was fed, in its order, and lists. */
export interface ParallelProcessed {
  /** Bars by what became of them. */
  readonly counts: Readonly<Record<Disposition, number>>;
  readonly bars: BarColumns;
  readonly closed: ByTimeframe<ClosedRows>;
  readonly signals: readonly Signal[];
  /** All that was settled, but to hold. */
  readonly decisions: readonly Decision[];
  readonly events: readonly EventOfBar[];
}

/** Puts the answers of hosts together, in the order of the bars that were fed. */
export class Gathered {
  readonly #deciding: Deciding;
  readonly #counts = noCounts();
  readonly #bars: BarColumns;
  readonly #closed: ClosedParts;
  readonly #signals: (readonly [bar: number, signal: Signal])[] = [];
  readonly #decisions: Decision[] = [];
  readonly #events: EventOfBar[] = [];

  constructor(length: number, deciding: Deciding) {
    this.#bars = emptyBarColumns(length);
    this.#deciding = deciding;
    this.#closed = new ClosedParts(length, deciding.designs);
  }

  /** All answers to `chunk` have come. */
  add(chunk: Chunk, answers: readonly (Answer | undefined)[]): void {
    const unpackings = answers.map(
      (answer) => answer && new Unpacking(answer.packed!, chunk.length),
    );
    for (let row = 0; row < chunk.length; row++) {
      const host = chunk.hosts[row]!;
      if (host >= 0) this.#row(chunk, row, unpackings[host]!);
    }
    answers.forEach((answer, host) => {
      if (answer !== undefined) this.#collect(chunk, host, answer);
    });
  }

  #row(chunk: Chunk, row: number, unpacking: Unpacking): void {
    const { follower, book, riskRows } = this.#deciding;
    const symbol = chunk.symbols[row]!;
    const { design } = book.of(symbol);
    const place = chunk.places[row]!;
    const judged = unpacking.at(place, symbol, design, riskRows);
    if (judged.length === 0) return;
    const quality = unpacking.qualityAt(place);
    const { decision, decisions } = followJudged(follower, { symbol, judged, quality });
    for (const { judgement } of judged) this.#counts[judgement.disposition] += 1;
    const at = chunk.from + row;
    this.#bars.time[at] = judged[0]!.judgement.time;
    this.#bars.score[at] = scoreFrom(quality);
    if (decision !== undefined) writeDecision(this.#bars, at, decision);
    for (const one of decisions) if (one.action !== 'hold') this.#decisions.push(one);
  }

  #collect(chunk: Chunk, host: number, { packed }: Answer): void {
    const { signals, events, closed } = packed!;
    const barOf = (place: number): number => chunk.from + chunk.rowOf(host, place);
    for (const [place, signal] of signals) this.#signals.push([barOf(place), signal]);
    for (const [place, event] of events) {
      const symbol = chunk.symbols[chunk.rowOf(host, place)]!;
      this.#events.push({ bar: barOf(place), symbol, event });
    }
    for (const rows of closed) this.#closed.add(rows, barOf);
  }

  processed(): ParallelProcessed {
    return {
      counts: this.#counts,
      bars: this.#bars,
      closed: this.#closed.merged(),
      signals: this.#signals.sort(([a], [b]) => a - b).map(([, signal]) => signal),
      decisions: this.#decisions,
      events: this.#events.sort((a, b) => a.bar - b.bar),
    };
  }
}
