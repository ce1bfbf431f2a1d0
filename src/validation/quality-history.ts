import { requireInteger, requireKnownKeys, requireRecord } from '../core/arguments.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import {
  fitState,
  isStateArray,
  misfit,
  requireStateRecord,
  type Snapshot,
  type State,
} from '../core/state.js';
import type { Validation } from './judgement.js';
import {
  emptyPeriod,
  lengthen,
  type PeriodState,
  periodOf,
  type QualityPeriod,
  structureOf,
} from './quality-period.js';

/**
 * The quality of a feed over time: the answers of a `DataValidator`, added up in stretches of time.
 *
 * Memory is bounded: when there are `maxPeriods` stretches, each two neighbours become one, so a
 * history of any length has `maxPeriods`/2 to `maxPeriods` stretches.
 *
 * @param options.periodMs    length of a stretch in the beginning; default a day
 * @param options.maxPeriods  even, 2 to 4,096; default 64
 * @throws {ConfigError} if an option is out of bounds
 * @cost   O(1) a bar: what was said of it, not what could be
 * @example
 * const validator = new DataValidator({ base: '1m' });
 * const history = new QualityHistory();
 * for (const bar of minuteBars) history.update(validator.update(bar));
 * history.total.dispositions.accepted === minuteBars.length; // true
 */
export class QualityHistory {
  readonly id: string;
  readonly #maxPeriods: number;
  readonly #firstMs: number;
  #periodMs: number;
  #periods: PeriodState[] = [];

  constructor(options: { readonly periodMs?: number; readonly maxPeriods?: number } = {}) {
    requireKnownKeys('', requireRecord('options', options), ['periodMs', 'maxPeriods']);
    const { periodMs = 86_400_000, maxPeriods = 64 } = options;
    this.#firstMs = requireInteger('periodMs', periodMs, 1_000, 1e12);
    const isNumber = typeof maxPeriods === 'number';
    const pairs = requireInteger(
      'maxPeriods / 2',
      isNumber ? maxPeriods / 2 : maxPeriods,
      1,
      2_048,
    );
    this.#maxPeriods = 2 * pairs;
    this.#periodMs = this.#firstMs;
    this.id = `qualityHistory(${periodMs},${maxPeriods})`;
  }

  /** Take in what was said of one bar; what is no validation says nothing. */
  update(validation: Validation): void {
    const said = periodOf(validation);
    if (said === undefined) return;
    const last = this.#periods.at(-1);
    if (last !== undefined && !(said.to >= last.from + this.#periodMs)) {
      lengthen(last, said);
      return;
    }
    if (this.#periods.length === this.#maxPeriods) this.#merge();
    this.#periods.push(lengthen(emptyPeriod(), said));
  }

  /** The stretches, oldest first. */
  get periods(): readonly QualityPeriod[] {
    return this.#periods.map((period) => structureOf(period));
  }

  /** All of them as one. */
  get total(): QualityPeriod {
    return structureOf(this.#periods.reduce(lengthen, emptyPeriod()));
  }

  reset(): void {
    this.#periods = [];
    this.#periodMs = this.#firstMs;
  }

  snapshot(): Snapshot {
    const periods = this.#periods.map((period) => structureOf(period)) as unknown as State;
    const state: State = { periodMs: this.#periodMs, periods };
    return snapshotOf(this.id, 1, state);
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const { periods, ...rest } = requireStateRecord(admitSnapshot(snapshot, this.id, 1), 'state');
    const { periodMs } = fitState({ periodMs: 0 }, rest, 'state');
    if (!(periodMs >= this.#firstMs)) throw misfit('state.periodMs', 'is shorter than at first');
    if (!isStateArray(periods) || periods.length > this.#maxPeriods) {
      throw misfit('state.periods', `expected at most ${this.#maxPeriods}`);
    }
    const template = emptyPeriod() as unknown as State;
    const fitted = periods.map((one, i) => fitState(template, one, `state.periods[${i}]`));
    this.#periods = fitted as unknown as PeriodState[];
    this.#periodMs = periodMs;
  }

  #merge(): void {
    const merged: PeriodState[] = [];
    for (let i = 0; i < this.#periods.length; i += 2) {
      merged.push(lengthen(this.#periods[i]!, this.#periods[i + 1]!));
    }
    this.#periods = merged;
    this.#periodMs *= 2;
  }
}
