import { type Bar, barColumn } from '../bars/bar.js';
import { readBar } from '../bars/read-bar.js';

const row = new Float64Array(6);

/** The numbers of a bar that was read: frozen, so that many brokers may take it as it is. */
export class CheckedBar implements Bar {
  readonly #isChecked = true;
  readonly symbol: string;
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  /** As they came; read by whoever walks them. */
  readonly children: readonly Bar[] | undefined;

  /** Of the numbers in `row`. */
  constructor(symbol: string, children: readonly Bar[] | undefined) {
    this.symbol = symbol;
    this.time = row[barColumn.time]!;
    this.open = row[barColumn.open]!;
    this.high = row[barColumn.high]!;
    this.low = row[barColumn.low]!;
    this.close = row[barColumn.close]!;
    this.volume = row[barColumn.volume]!;
    this.children = children;
    Object.freeze(this);
  }

  /** Whether `input`, which may be anything, is one of these. */
  static is(input: unknown): input is CheckedBar {
    return typeof input === 'object' && input !== null && #isChecked in input;
  }
}

/** `bar`, checked; undefined if it is none. */
export function checkedBar(
  symbol: string,
  bar: Bar,
  children: readonly Bar[] | undefined,
): CheckedBar | undefined {
  return readBar(bar, row) === undefined ? new CheckedBar(symbol, children) : undefined;
}
