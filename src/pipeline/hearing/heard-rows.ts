import type { ClosedBar } from '../../bars/bar.js';
import type { Holdings } from '../../core/holdings.js';
import { unpackNumber } from '../../core/moves.js';
import type { Row } from '../../core/row.js';
import { admitSnapshot, snapshotOf } from '../../core/snapshot.js';
import { fitState, type Snapshot } from '../../core/state.js';
import { mostBarsBack } from '../checkpoint.js';
import type { Passed } from '../told.js';
import type { RowSource } from './lane-parts.js';

/** Where the next row comes from. */
export interface RowTeller {
  readonly columns: readonly string[];
  /** The row of `bar`, if it is the next that there is to hear. */
  passed(bar: ClosedBar): Passed | undefined;
}

const nothing: readonly never[] = Object.freeze([]);

/** In the place of a set of indicators: the columns of its rows as somebody else worked them out. */
export class HeardRows implements RowSource {
  readonly id: string = 'heard';
  readonly row: Row;
  /** They were told where they happened. */
  readonly failures: readonly never[] = nothing;
  readonly packedLength: number = 1;
  readonly #teller: RowTeller;
  /** Of each column, its place among the teller's. */
  readonly #places: readonly number[];
  /** What was heard last, the newest last: who goes back to a checkpoint asks for it again. */
  readonly #recent: Passed[] = [];
  readonly #own = { count: 0 };

  constructor(row: Row, teller: RowTeller) {
    this.row = row.copy();
    this.#teller = teller;
    this.#places = row.columns.map((column) => teller.columns.indexOf(column));
  }

  get count(): number {
    return this.#own.count;
  }

  update(bar: ClosedBar): Row {
    const next = this.#teller.passed(bar);
    if (next !== undefined) this.#remember(next);
    const { values } = next ?? this.#recent.findLast((one) => one.bar.end === bar.end)!;
    const to = this.row.values;
    const places = this.#places;
    for (let i = 0; i < to.length; i++) to[i] = values[places[i]!]!;
    this.#own.count += 1;
    return this.row;
  }

  #remember(passed: Passed): void {
    if (this.#recent.length > mostBarsBack) this.#recent.shift();
    this.#recent.push(passed);
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
