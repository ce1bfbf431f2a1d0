import { barFields } from '../bars/bar.js';
import type { PipelineResult } from '../pipeline/result.js';
import type { Arrival } from './arrival.js';
import type { AnswerKind, BarsOrder } from './messages.js';
import { NumberRows } from './number-rows.js';

/** The part of a chunk that one host gets, in the making. */
class Part {
  readonly symbols = new Map<string, number>();
  readonly symbolAt: number[] = [];
  readonly rows: number[] = [];
  readonly odd: (readonly [place: number, input: unknown])[] = [];
  readonly numbers: NumberRows = new NumberRows(barFields.length);

  add(row: number, symbol: string, { numbers, isOdd, odd }: Arrival): void {
    let at = this.symbols.get(symbol);
    if (at === undefined) {
      at = this.symbols.size;
      this.symbols.set(symbol, at);
    }
    const from = this.numbers.next();
    if (isOdd) this.odd.push([this.rows.length, odd]);
    else this.numbers.numbers.set(numbers, from);
    this.symbolAt.push(at);
    this.rows.push(row);
  }

  order(answer: AnswerKind): BarsOrder {
    return {
      type: 'bars',
      answer,
      isDecided: answer !== 'counts',
      symbols: [...this.symbols.keys()],
      symbolAt: Uint32Array.from(this.symbolAt),
      numbers: this.numbers.taken(),
      odd: this.odd,
    };
  }
}

/** Bars that follow each other in a feed, by host: at most one order for each. */
export class Chunk {
  /** Row of the feed with which it begins. */
  readonly from: number;
  readonly symbols: string[] = [];
  /** Host of each row, and the place of the row in its order; −1 where it is refused here. */
  readonly hosts: number[] = [];
  readonly places: number[] = [];
  readonly refused: Map<number, PipelineResult> = new Map<number, PipelineResult>();
  readonly #parts: (Part | undefined)[];

  constructor(from: number, hostCount: number) {
    this.from = from;
    this.#parts = Array.from({ length: hostCount }, () => undefined);
  }

  get length(): number {
    return this.hosts.length;
  }

  /** The next bar of the feed is of `symbol`, and goes to `host`. */
  add(symbol: string, host: number, arrived: Arrival): void {
    const row = this.length;
    let part = this.#parts[host];
    if (part === undefined) {
      part = new Part();
      this.#parts[host] = part;
    }
    this.symbols.push(symbol);
    this.hosts.push(host);
    this.places.push(part.rows.length);
    part.add(row, symbol, arrived);
  }

  /** The next bar has no lane to go to. */
  refuse(result: PipelineResult): void {
    this.refused.set(this.length, result);
    this.symbols.push(result.symbol);
    this.hosts.push(-1);
    this.places.push(-1);
  }

  /** Row of the bar at `place` of the order for `host`. */
  rowOf(host: number, place: number): number {
    return this.#parts[host]!.rows[place]!;
  }

  /** What each host is to be told that has bars of it. */
  orders(answer: AnswerKind): readonly (readonly [host: number, order: BarsOrder])[] {
    return this.#parts.flatMap((part, host) =>
      part === undefined ? [] : [[host, part.order(answer)] as const],
    );
  }
}
