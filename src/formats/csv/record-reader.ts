import type { Bar } from '../../bars/bar.js';
import type { FormatError } from '../result.js';
import { BarRows } from './bar-rows.js';
import { readNumberAt, UNREADABLE } from './numbers.js';
import type { CsvPlan } from './plan.js';
import type { RecordCells } from './record-cells.js';
import { type RowFault, rowError } from './row-error.js';
import type { RowSettings } from './row-settings.js';
import { severalSymbols } from './symbol-column.js';
import { TimeReader } from './time-reader.js';

const fields: readonly (keyof Bar)[] = ['open', 'high', 'low', 'close', 'volume'];

/** Turns the cells of a record into a bar, or says why it can't. */
export class RecordReader {
  readonly bars: BarRows = new BarRows();
  /** Whose each bar is, where rows of several symbols are wanted. */
  readonly symbols: string[] = [];
  /** A row that denied what the plan had taken for granted: nothing of the file can be trusted. */
  refusal: FormatError | undefined;
  /** Rows of other symbols than the wanted one. */
  others = 0;
  /** Bars whose cell of volume is blank or says that there is none. */
  withoutVolume = 0;
  /** Whether `symbols` is kept. */
  readonly hasSymbols: boolean;

  readonly #plan: CsvPlan;
  readonly #settings: RowSettings;
  readonly #time: TimeReader;
  readonly #places: Int32Array;
  readonly #fewest: number;
  readonly #prices: Float64Array = new Float64Array(5);
  #line = 0;
  #symbol: string | undefined;

  constructor(plan: CsvPlan, settings: RowSettings) {
    const { columns, cells, titles } = plan;
    this.#plan = plan;
    this.#settings = settings;
    this.hasSymbols = settings.hasSymbols;
    this.#time = new TimeReader(plan, settings.zone);
    const { open, high, low, close, volume } = columns;
    this.#places = Int32Array.of(open, high, low, close, volume);
    const needed = 1 + Math.max(...columns.time, ...this.#places, columns.symbol);
    this.#fewest = Math.max(needed, titles.length === 0 ? cells : Math.min(cells, titles.length));
  }

  /** The bar of the record on `line` is among `bars`, or its row is unwanted, or an error is returned. */
  read(record: RecordCells, line: number): FormatError | undefined {
    if (this.refusal !== undefined) return undefined;
    this.#line = line;
    const { columns, cells } = this.#plan;
    if (record.count < this.#fewest || record.count > cells) {
      const error = this.#widthError(record);
      if (error !== undefined) return error;
    }
    if (columns.symbol !== -1 && !this.#isWanted(record.cell(columns.symbol))) return undefined;
    const label = this.#label(record);
    if (Number.isNaN(label)) return this.#timeError(record);
    const error = this.#readNumbers(record);
    if (error !== undefined) return error;
    const { openOf } = this.#settings;
    const time = openOf === undefined ? label : openOf(label);
    if (Number.isNaN(time)) return rowError(this.#fault('off-grid', record.joined(columns.time)));
    this.bars.push(time, this.#prices);
    if (this.hasSymbols) this.symbols.push(this.#symbol!);
    return undefined;
  }

  #label({ text, starts, ends }: RecordCells): number {
    const [first, second] = this.#plan.columns.time as [number, number?];
    return second === undefined
      ? this.#time.read(text, starts[first]!, ends[first]!)
      : this.#time.readSplit(text, starts[first]!, ends[first]!, starts[second]!, ends[second]!);
  }

  /** The four prices and the volume, into `#prices`. */
  #readNumbers(record: RecordCells): FormatError | undefined {
    const { text, starts, ends } = record;
    const { numbers, priceDivisor: divisor } = this.#plan;
    const places = this.#places;
    const prices = this.#prices;
    for (let i = 0; i < 5; i++) {
      const place = places[i]!;
      const value = place === -1 ? 0 : readNumberAt(text, starts[place]!, ends[place]!, numbers);
      if (value === UNREADABLE) return this.#priceError('unreadable-number', record, i);
      if (i < 4) {
        if (Number.isNaN(value)) return this.#priceError('missing-price', record, i);
        prices[i] = divisor === 1 ? value : value / divisor;
      } else prices[i] = value;
    }
    if (Number.isNaN(prices[4])) {
      prices[4] = 0;
      this.withoutVolume += 1;
    }
    return undefined;
  }

  #isWanted(symbol: string): boolean {
    const wanted = this.#settings.symbol;
    if (wanted !== undefined) {
      if (symbol === wanted) return true;
      this.others += 1;
      return false;
    }
    if (symbol === this.#symbol) return true;
    if (this.#symbol !== undefined && !this.hasSymbols) {
      this.refusal = severalSymbols(this.#line, [this.#symbol, symbol]);
      return false;
    }
    this.#symbol = symbol;
    return true;
  }

  /** Too few cells, or too many that are not blank; undefined if only delimiters are too many. */
  #widthError(record: RecordCells): FormatError | undefined {
    const { cells, delimiter } = this.#plan;
    if (record.count < this.#fewest) return rowError(this.#fault('missing-cells', record.from(0)));
    if (record.from(cells).replaceAll(delimiter, '').trim() === '') return undefined;
    return rowError(this.#fault('extra-cells', record.from(0)));
  }

  #timeError(record: RecordCells): FormatError | undefined {
    const { fault } = this.#time;
    const error = rowError(this.#fault(fault, record.joined(this.#plan.columns.time)));
    const { zone } = this.#plan.time;
    if (fault !== 'ambiguous-date' && !(fault === 'no-zone' && zone === 'dates')) return error;
    this.refusal = error;
    return undefined;
  }

  #priceError(reason: RowFault['reason'], record: RecordCells, i: number): FormatError {
    return rowError(this.#fault(reason, record.cell(this.#places[i]!)), fields[i]);
  }

  #fault(reason: RowFault['reason'], found: string): RowFault {
    return { line: this.#line, reason, found, plan: this.#plan };
  }
}
