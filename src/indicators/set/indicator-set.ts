import { admitBar } from '../../bars/admit-bar.js';
import type { Bar, Columns } from '../../bars/bar.js';
import { columnsFrom, rowsOf } from '../../bars/bar-operator.js';
import {
  type HeedsCompleteness,
  heedsCompleteness,
  saysIncomplete,
} from '../../bars/completeness.js';
import { priceInto } from '../../bars/derived-price.js';
import type { Holdings } from '../../core/holdings.js';
import { unpackNumber } from '../../core/moves.js';
import { Entrance } from '../../core/own-code.js';
import type { Packable } from '../../core/packing.js';
import type { Row } from '../../core/row.js';
import { requireSaneState } from '../../core/sane-state.js';
import { admitSnapshot, snapshotOf } from '../../core/snapshot.js';
import {
  fitState,
  isStateArray,
  misfit,
  requireStateRecord,
  type Snapshot,
} from '../../core/state.js';
import type { Streaming } from '../../core/streaming.js';
import { refuse } from '../../core/transfer.js';
import { SetBlock } from './block.js';
import type { SetDesign } from './design.js';
import { type IndicatorFailure, roomOf, transferApart } from './own-kind.js';
import type { Plan } from './plan.js';
import type { IndicatorRow, Specs } from './spec.js';
import type { Step } from './step.js';

export type { IndicatorFailure } from './own-kind.js';

const noFailures: readonly never[] = Object.freeze([]);

/**
 * A set of indicators as it runs, of a design that others have too. Who knows by which names specs call
 * their kinds is not here, so that a bundle need not have them all.
 */
export class IndicatorSet<const S extends Specs = Specs> implements Packable {
  readonly id: string;
  /** What the id stands for, where that is too long for one. */
  readonly configuration: string;
  /** Operators run at each bar: fewer than specs where some are the same. */
  readonly operatorCount: number;
  /** The bar, counted from 1, that first has every value. */
  readonly warmUp: number;
  protected readonly design: SetDesign;
  readonly #plan: Plan;
  readonly #buffer: Float64Array;
  readonly #peekBuffer: Float64Array;
  readonly #live: Row;
  readonly #peeked: Row;
  readonly #operators: readonly Streaming<unknown, unknown>[];
  readonly #heeding: readonly HeedsCompleteness[];
  readonly #own = { count: 0 };
  /** Where a kind of the caller's own works, and in blocks one of ours that is not in the shell. */
  readonly #rooms: readonly (Float64Array | undefined)[];
  readonly #entrance = new Entrance();
  #failures: readonly IndicatorFailure[] = noFailures;

  constructor(design: SetDesign) {
    const { plan, columns, rowClass: LaidOut } = design;
    this.design = design;
    this.#plan = plan;
    this.id = design.id;
    this.configuration = design.configuration;
    this.warmUp = plan.warmUp;
    this.#operators = plan.steps.map((step) => step.make());
    this.#rooms = plan.steps.map((step, i) => roomOf(step, this.#operators[i]!));
    this.#heeding = this.#operators.filter(heedsCompleteness);
    this.operatorCount = plan.steps.length;
    this.#buffer = new Float64Array(plan.width).fill(Number.NaN);
    this.#peekBuffer = this.#buffer.slice();
    this.#live = new LaidOut(columns, new Float64Array(columns.length).fill(Number.NaN));
    this.#peeked = this.#live.copy();
  }

  /** A set of the same specs without a memory; the two share all that follows from the specs. */
  sibling(): IndicatorSet<S> {
    return new IndicatorSet<S>(this.design);
  }

  /** Bars absorbed. */
  get count(): number {
    return this.#own.count;
  }

  /** Whether every indicator of the set is. */
  get ready(): boolean {
    return this.#operators.every((operator) => operator.ready);
  }

  /** The live row of the last bar; `row.time` says which that is. */
  get row(): IndicatorRow<S> {
    return this.#live as IndicatorRow<S>;
  }

  /**
   * What threw or returned nonsense in the last call: a kind of one's own, whose outputs are then NaN.
   * The bar is absorbed by all others. Of each kind in a `process` the first.
   */
  get failures(): readonly IndicatorFailure[] {
    return this.#failures;
  }

  /**
   * The operator behind a name, for what its outputs do not show, such as the energies of a
   * wavelet; `undefined` if there is none. To be read, not fed.
   */
  operator(name: string): Streaming<unknown, unknown> | undefined {
    const { shown, steps } = this.#plan;
    const { columns } = this.#live;
    const first = columns.findIndex((column) => column === name || column.startsWith(`${name}.`));
    return this.#operators[steps.findIndex(({ to }) => to === shown[first])];
  }

  /**
   * Absorb `bar`; the live row, written anew at the next call: `copy()` it to keep it. What is no
   * bar, or has a field that is not finite, is refused: a row of NaN, and nothing absorbed.
   */
  update(bar: Bar): IndicatorRow<S> {
    this.#entrance.check();
    if (!admitBar(bar, this.#buffer)) return this.#refused();
    if (this.#heeding.length > 0) {
      const is = saysIncomplete(bar);
      for (const operator of this.#heeding) operator.nextIsIncomplete(is);
    }
    this.#run(this.#buffer, this.#live.values, true);
    this.#own.count += 1;
    return this.#live as IndicatorRow<S>;
  }

  /** The row that `update(bar)` would return; changes nothing. Live until the next peek. */
  peek(bar: Bar): IndicatorRow<S> {
    this.#entrance.check();
    if (!admitBar(bar, this.#peekBuffer)) return this.#refused();
    this.#run(this.#peekBuffer, this.#peeked.values, false);
    return this.#peeked as IndicatorRow<S>;
  }

  /**
   * Absorb all of `columns`; every column of the row, aligned with the input, NaN in front. Faster
   * than bar by bar: each operator absorbs a block of bars before the next has its turn.
   */
  process(columns: Columns): Record<string, Float64Array> {
    this.#entrance.enter();
    try {
      return this.#processed(columnsFrom(columns));
    } finally {
      this.#entrance.leave();
    }
  }

  #processed(bars: Columns): Record<string, Float64Array> {
    const length = rowsOf(bars);
    const names = this.#live.columns;
    const output = names.map(() => new Float64Array(length));
    const block = new SetBlock(this.#plan, this.#rooms);
    for (let from = 0; from < length; from = block.end) {
      block.load(bars, from, length);
      block.run(this.#operators);
      block.show(output);
      block.showLast(this.#live.values);
      this.#own.count += block.length;
    }
    this.#failures = block.failures;
    return Object.fromEntries(names.map((name, c) => [name, output[c]!]));
  }

  reset(): void {
    for (const operator of this.#operators) operator.reset();
    this.#live.values.fill(Number.NaN);
    this.#own.count = 0;
  }

  get packedLength(): number {
    const own = 1 + this.#live.values.length;
    return this.#operators.reduce((sum, operator) => sum + operator.packedLength, own);
  }

  pack(to: Float64Array, at: number): number {
    const { values } = this.#live;
    to[at] = this.#own.count;
    to.set(values, at + 1);
    let next = at + 1 + values.length;
    for (let i = 0; i < this.#operators.length; i++) next = this.#operators[i]!.pack(to, next);
    return next;
  }

  unpack(from: Float64Array, at: number): number {
    const { values } = this.#live;
    this.#own.count = unpackNumber(from[at]!);
    for (let i = 0; i < values.length; i++) values[i] = from[at + 1 + i]!;
    let next = at + 1 + values.length;
    for (let i = 0; i < this.#operators.length; i++) next = this.#operators[i]!.unpack(from, next);
    return next;
  }

  hold(holdings: Holdings): void {
    holdings.add(this.#own);
    holdings.add(this.#live, ['values']);
    for (const operator of this.#operators) operator.hold(holdings);
  }

  requireSense(path: string): void {
    requireSaneState(this.#own, path);
    for (let i = 0; i < this.#operators.length; i++) {
      this.#operators[i]!.requireSense(`${path}.operators[${i}]`);
    }
  }

  snapshot(): Snapshot {
    const operators = this.#operators.map((operator) => operator.snapshot());
    const state = { count: this.#own.count, row: this.#live.values.slice(), operators };
    return snapshotOf(this, 1, state);
  }

  /** Continue from a snapshot of an equal set; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const given = requireStateRecord(admitSnapshot(snapshot, this, 1), 'state');
    const own = { count: this.#own.count, row: this.#live.values };
    const { operators, ...rest } = given;
    const { count, row } = fitState(own, rest, 'state');
    if (!isStateArray(operators) || operators.length !== this.#operators.length) {
      throw misfit('state.operators', `expected ${this.#operators.length} snapshots`);
    }
    const before = this.#own.count === 0 ? undefined : this.#operators.map((one) => one.snapshot());
    try {
      this.#operators.forEach((operator, i) => void operator.restore(operators[i] as Snapshot));
    } catch (error) {
      this.#operators.forEach((operator, i) => {
        if (before === undefined) operator.reset();
        else operator.restore(before[i]!);
      });
      throw error;
    }
    this.#live.values.set(row);
    this.#own.count = count;
  }

  #refused(): IndicatorRow<S> {
    this.#peeked.values.fill(Number.NaN);
    return this.#peeked as IndicatorRow<S>;
  }

  #fail({ key, to, outputs }: Step, error: unknown, buffer: Float64Array): void {
    refuse(buffer, to, outputs.length);
    this.#failures = [...this.#failures, { what: key, error }];
  }

  #run(buffer: Float64Array, shownValues: Float64Array, keep: boolean): void {
    const { prices, shown, steps } = this.#plan;
    this.#failures = noFailures;
    this.#entrance.enter();
    for (let i = 0; i < prices.length; i++) priceInto(buffer, prices[i]!.field, prices[i]!.at);
    for (let i = 0; i < steps.length; i++) {
      const { from, to, pair, isOwn } = steps[i]!;
      if (pair !== undefined) {
        buffer[from] = buffer[pair[0]]!;
        buffer[from + 1] = buffer[pair[1]]!;
      }
      try {
        if (!isOwn) this.#operators[i]!.transfer(buffer, from, to, keep);
        else transferApart(this.#operators[i]!, steps[i]!, buffer, this.#rooms[i]!, keep);
      } catch (error) {
        this.#fail(steps[i]!, error, buffer);
      }
    }
    this.#entrance.leave();
    for (let i = 0; i < shown.length; i++) shownValues[i] = buffer[shown[i]!]!;
  }
}
