import { fitState, isStateArray, misfit, requireStateRecord, type State } from '../core/state.js';

type News = { availableAt: number; value: number };
type Column = { value: number; readonly pending: News[] };

/** News of one column that are waited for at most; the oldest take their turn first. */
const mostPending = 1000;

/** Columns that do not come from bars, each value known from a time on and not before. */
export class Exogenous {
  readonly #columns: Map<string, Column>;

  constructor(names: readonly string[]) {
    this.#columns = new Map(names.map((name) => [name, { value: Number.NaN, pending: [] }]));
  }

  /** Take in a value that may be used from `availableAt` on; whether it was. */
  inform(name: string, value: number, availableAt: number): boolean {
    const column = this.#columns.get(name);
    if (column === undefined || !Number.isFinite(value) || !Number.isFinite(availableAt))
      return false;
    const { pending } = column;
    if (pending.length >= mostPending) return false;
    let at = pending.length;
    while (at > 0 && pending[at - 1]!.availableAt > availableAt) at -= 1;
    pending.splice(at, 0, { availableAt, value });
    return true;
  }

  /** Write what is known at `time` into `row` from `from` on, in the order of the names. */
  readAt(time: number, row: Float64Array, from: number): void {
    let at = from;
    for (const column of this.#columns.values()) {
      const { pending } = column;
      let due = 0;
      while (due < pending.length && pending[due]!.availableAt <= time) due += 1;
      if (due > 0) column.value = pending.splice(0, due).at(-1)!.value;
      row[at++] = column.value;
    }
  }

  snapshot(): State {
    return Object.fromEntries(
      [...this.#columns].map(([name, { value, pending }]) => [
        name,
        { value, pending: pending.map((news) => ({ ...news })) },
      ]),
    );
  }

  /** Into a fresh one only. */
  restore(given: State, path: string): void {
    const columns = requireStateRecord(given, path);
    if (Object.keys(columns).length !== this.#columns.size) throw misfit(path, 'has other columns');
    for (const [name, column] of this.#columns) {
      const of = requireStateRecord(columns[name] ?? null, `${path}.${name}`);
      const list = isStateArray(of['pending'] ?? null) ? (of['pending'] as readonly State[]) : [];
      const pending = Array.from({ length: Math.min(list.length, mostPending) }, () => ({
        availableAt: 0,
        value: 0,
      }));
      const read = fitState({ value: 0, pending }, of, `${path}.${name}`);
      const isSorted = read.pending.every(
        (news, i) =>
          Number.isFinite(news.value) &&
          (i === 0 || read.pending[i - 1]!.availableAt <= news.availableAt),
      );
      if (!isSorted) throw misfit(`${path}.${name}.pending`, 'are out of order');
      column.value = read.value;
      column.pending.push(...read.pending);
    }
  }
}
