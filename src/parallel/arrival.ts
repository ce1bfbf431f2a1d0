import type { Bar, Columns, SymbolBar } from '../bars/bar.js';

/** What came in, read once: six numbers, or something odd in their place. */
export interface Arrival {
  readonly numbers: Float64Array;
  isOdd: boolean;
  odd: unknown;
}

export const arrival = (): Arrival => ({
  numbers: new Float64Array(6),
  isOdd: false,
  odd: undefined,
});

/** Stands for an input that throws when it is read. */
export const unreadableInput = '(unreadable)';

/** Read `input` into `into`; `others` are the fields besides the six that a rule looks at. */
export function readArrival(input: unknown, into: Arrival, others: readonly string[]): void {
  into.isOdd = true;
  if (typeof input !== 'object' || input === null) {
    into.odd = null;
    return;
  }
  try {
    const { time, open, high, low, close, volume, source, receivedAt } = input as Record<
      keyof Bar | 'source' | 'receivedAt',
      unknown
    >;
    const isPlain =
      typeof time === 'number' &&
      typeof open === 'number' &&
      typeof high === 'number' &&
      typeof low === 'number' &&
      typeof close === 'number' &&
      typeof volume === 'number' &&
      source === undefined &&
      receivedAt === undefined &&
      others.length === 0;
    if (isPlain) {
      const { numbers } = into;
      numbers[0] = time;
      numbers[1] = open;
      numbers[2] = high;
      numbers[3] = low;
      numbers[4] = close;
      numbers[5] = volume;
      into.isOdd = false;
      return;
    }
    const read = { time, open, high, low, close, volume, source, receivedAt };
    const odd: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(read)) odd[name] = sendable(value);
    for (const name of others) {
      if (!Object.hasOwn(odd, name)) odd[name] = sendable((input as Record<string, unknown>)[name]);
    }
    into.odd = odd;
  } catch {
    into.odd = unreadableInput;
  }
}

/** `value`, if it is one that a rule tells from others. */
function sendable(value: unknown): unknown {
  const isSimple = typeof value === 'number' || typeof value === 'string';
  return isSimple || value === undefined || value === null ? value : true;
}

/** The input that `odd` stands for. */
export function oddInput(odd: unknown): unknown {
  if (odd !== unreadableInput) return odd;
  return {
    get time(): number {
      throw new TypeError('cannot be read');
    },
  };
}

/** Bars of many symbols in the order in which they came, as columns. */
export interface SymbolColumns {
  readonly columns: Columns;
  readonly symbols: readonly string[];
  /** Place of each bar's symbol among `symbols`. */
  readonly symbolAt: Uint32Array;
}

/** Bars to be fed, whichever way they are given. */
export interface Feed {
  readonly length: number;
  /** Read bar `i`; what says of which symbol it is, where the numbers do not. */
  read(i: number, into: Arrival): void;
  /** Bar `i` for those who ask for its symbol. */
  labelled(i: number): unknown;
}

export function feedOfList(bars: readonly (SymbolBar | Bar)[], others: readonly string[]): Feed {
  return {
    length: bars.length,
    read: (i, into) => readArrival(bars[i], into, others),
    labelled: (i) => bars[i],
  };
}

export function feedOfColumns({ columns, symbols, symbolAt }: SymbolColumns): Feed {
  const { time, open, high, low, close, volume } = columns;
  const labels = symbols.map((symbol) => ({ symbol }));
  return {
    length: symbolAt.length,
    read(i, into) {
      const { numbers } = into;
      numbers[0] = time[i]!;
      numbers[1] = open[i]!;
      numbers[2] = high[i]!;
      numbers[3] = low[i]!;
      numbers[4] = close[i]!;
      numbers[5] = volume[i]!;
      into.isOdd = false;
    },
    labelled: (i) => labels[symbolAt[i]!],
  };
}
