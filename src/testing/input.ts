import { type Bar, type Columns, loadBar } from '../bars/bar.js';
import { columnsOf } from '../bars/columns.js';
import type { Kind } from '../core/kind.js';

/** Two numbers at once, for operators that compare. */
export interface Pair {
  readonly x: number;
  readonly y: number;
}

/** One input of any operator. */
export type Input = number | Pair | Bar;

/** A series of inputs, of the sort that the subject reads. */
export type Inputs = readonly Input[];

/** `inputs` as `process` takes them. */
export function blockOf(kind: Kind, inputs: Inputs): Float64Array | Columns | PairColumns {
  switch (kind.reads) {
    case 'value':
      return Float64Array.from(inputs as readonly number[]);
    case 'pair':
      return {
        x: Float64Array.from(inputs as readonly Pair[], ({ x }) => x),
        y: Float64Array.from(inputs as readonly Pair[], ({ y }) => y),
      };
    case 'bar':
      return columnsOf(inputs as readonly Bar[]);
  }
}

export interface PairColumns {
  readonly x: Float64Array;
  readonly y: Float64Array;
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
  if ('x' in input) return { x: input.x * price, y: input.y * price };
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
  if ('x' in input) return { x: bad, y: bad };
  return { time: input.time, open: bad, high: bad, low: bad, close: bad, volume: bad };
}

/** `input` as a row holds it. */
export function rowInput(input: Input): number[] {
  if (typeof input === 'number') return [input];
  if ('x' in input) return [input.x, input.y];
  const row = new Float64Array(6);
  loadBar(input, row);
  return [...row];
}
