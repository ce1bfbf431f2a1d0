import type { ClosedBar } from '../../bars/bar.js';
import type { Holdings } from '../../core/holdings.js';
import { unpackNumber } from '../../core/moves.js';
import type { Row } from '../../core/row.js';
import { admitSnapshot, snapshotOf } from '../../core/snapshot.js';
import { fitState, type Snapshot } from '../../core/state.js';
import { mostBarsBack } from '../checkpoint.js';
import type { RowSource } from './lane-parts.js';
import type { HeardRow } from './readout.js';

/** Where the next row comes from. */
export interface RowTeller {
  /** Like those that are heard, without values. */
  readonly row: Row;
  /** Of `bar`, if it is the next that there is to hear of. */
  next(bar: ClosedBar): HeardRow | undefined;
}

const nothing: readonly never[] = Object.freeze([]);

/** In the place of a set of indicators: the columns of its rows as somebody else worked them out. */
export class HeardRows implements RowSource {
  readonly id: string = 'heard';
  row: Row;
  lasting: readonly number[] | undefined;
  /** They were told where they happened. */
  readonly failures: readonly never[] = nothing;
  readonly packedLength: number = 1;
  readonly #teller: RowTeller;
  /** Of each column, its place among the teller's; `undefined` where rows are as they are heard. */
  readonly #places: readonly number[] | undefined;
  /** What was heard last, in turns: who goes back to a checkpoint asks for it again. */
  readonly #recent: HeardRow[] = [];
  #newestAt = -1;
  readonly #own = { count: 0 };

  /** @param like  a row to take those columns of; default: all that are heard */
  constructor(teller: RowTeller, like: Row | undefined) {
    this.row = like?.copy() ?? teller.row;
    this.#teller = teller;
    this.#places = like?.columns.map((column) => teller.row.columns.indexOf(column));
  }

  get count(): number {
    return this.#own.count;
  }

  update(bar: ClosedBar): Row {
    const next = this.#teller.next(bar);
    if (next !== undefined) this.#remember(next);
    this.#show(next ?? this.#remembered(bar.end));
    this.#own.count += 1;
    return this.row;
  }

  #show({ row, values }: HeardRow): void {
    const places = this.#places;
    if (places === undefined) {
      this.row = row;
      this.lasting = values;
      return;
    }
    const to = this.row.values;
    for (let i = 0; i < to.length; i++) to[i] = values[places[i]!]!;
  }

  #remember(heard: HeardRow): void {
    this.#newestAt = this.#newestAt === mostBarsBack ? 0 : this.#newestAt + 1;
    this.#recent[this.#newestAt] = heard;
  }

  /** The last word on the bar that ended then. */
  #remembered(end: number): HeardRow {
    const inOrder = [
      ...this.#recent.slice(this.#newestAt + 1),
      ...this.#recent.slice(0, this.#newestAt + 1),
    ];
    return inOrder.findLast(({ bar }) => bar.end === end)!;
  }

  peek(): never {
    throw new Error('what is heard is over');
  }

  pack(to: Float64Array, at: number): number {
    to[at] = this.#own.count;
    return at + 1;
  }

  unpack(from: Float64Array, at: number): number {
    this.#own.count = unpackNumber(from[at]!);
    return at + 1;
  }

  hold(holdings: Holdings): void {
    holdings.add(this.#own);
  }

  requireSense(): void {}

  snapshot(): Snapshot {
    return snapshotOf(this.id, 1, { ...this.#own });
  }

  restore(snapshot: Snapshot): void {
    Object.assign(this.#own, fitState(this.#own, admitSnapshot(snapshot, this.id, 1), 'state'));
  }
}
