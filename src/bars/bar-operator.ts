import { OperatorShell } from '../core/operator-shell.js';
import type { StateRecord } from '../core/state.js';
import type { ColumnsOf } from '../core/streaming.js';
import { columnFrom } from '../core/transfer.js';
import type { Bar, Columns } from './bar.js';
import { emptyColumnsRaw } from './columns.js';

/**
 * An operator over bars. There is an heir for each set of fields that a kind may read: a field
 * that is loaded for nothing costs time, and a kind takes a bar whatever its other fields say.
 */
export abstract class BarOperator<
  Out,
  P extends object,
  S extends StateRecord,
> extends OperatorShell<Bar, Columns, Out, P, S> {
  process(columns: Columns, output?: ColumnsOf<Out>): ColumnsOf<Out> {
    const block = columnsFrom(columns);
    const length = rowsOf(block);
    return this.processRows(block, length, output ?? this.columns(length));
  }
}

/** Whether `time` is a whole number of ms, as far as the calendars reach. */
export function isTime(time: unknown): boolean {
  // The number is MAX_TIME: a constant outside would be loaded at each call.
  return (
    typeof time === 'number' && Math.abs(time) <= 7_258_118_400_000 && Math.floor(time) === time
  );
}

/** The columns in `given`, each read once; without rows where there is none. */
export function columnsFrom(given: Columns): Columns {
  try {
    const { time, open, high, low, close, volume } = given;
    // Not in the order of a bar: one hidden class for both would make V8 forget that a bar's fields
    // are numbers, and every bar of the program would be read 1.2 to 1.5 times as slowly.
    return {
      volume: columnFrom(volume),
      time: columnFrom(time),
      open: columnFrom(open),
      high: columnFrom(high),
      low: columnFrom(low),
      close: columnFrom(close),
    };
  } catch {
    return emptyColumnsRaw(0);
  }
}

/** Rows in the longest column: where another has ended, a row has no number to let in. */
export function rowsOf({ time, open, high, low, close, volume }: Columns): number {
  return Math.max(time.length, open.length, high.length, low.length, close.length, volume.length);
}
