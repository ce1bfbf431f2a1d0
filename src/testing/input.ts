import { type Bar, type Columns, loadBar } from '../bars/bar.js';
import { columnsOf } from '../bars/columns.js';
import type { Kind } from '../core/kind.js';
import type { Pair } from '../core/pair-operator.js';

/** One input of any operator. */
export type Input = number | Pair | Bar;

/** A series of inputs, of the sort that the subject reads. */
export type Inputs = readonly Input[];

/** A pair, not a bar. */
export function isPair(input: Pair | Bar): input is Pair {
  return Array.isArray(input);
}

/** `inputs` as the arguments of `process`: numbers, two arrays of numbers, or columns of bars. */
export function blockOf(kind: Kind, inputs: Inputs): readonly (Float64Array | Columns)[] {
  switch (kind.reads) {
    case 'value':
      return [Float64Array.from(inputs as readonly number[])];
    case 'pair':
      return [0, 1].map((i) => Float64Array.from(inputs as readonly Pair[], (pair) => pair[i]!));
    case 'bar':
      return [columnsOf(inputs as readonly Bar[])];
  }
}

/** Row `i` of what `process` returned. */
export function rowOf(kind: Kind, output: unknown, i: number): number[] {
  if (output instanceof Float64Array) return [output[i]!];
  const columns = output as Readonly<Record<string, Float64Array>>;
  return Object.keys(kind.outputs).map((name) => columns[name]![i]!);
}

/** `input` with every price multiplied by `price` and every volume by `volume`. */
export function scaled(input: Input, price: number, volume: number): Input {
  if (typeof input === 'number') return input * price;
  if (isPair(input)) return [input[0] * price, input[1] * price];
  const { time, open, high, low, close } = input;
  return {
    time,
    open: open * price,
    high: high * price,
    low: low * price,
    close: close * price,
    volume: input.volume * volume,
  };
}

/** `input` with every number that the door looks at replaced by `bad`. */
export function spoiled(input: Input, bad: number): Input {
  if (typeof input === 'number') return bad;
  if (isPair(input)) return [bad, bad];
  return { time: input.time, open: bad, high: bad, low: bad, close: bad, volume: bad };
}

/** `input` as a row holds it. */
export function rowInput(input: Input): number[] {
  if (typeof input === 'number') return [input];
  if (isPair(input)) return [...input];
  const row = new Float64Array(6);
  loadBar(input, row);
  return [...row];
}
