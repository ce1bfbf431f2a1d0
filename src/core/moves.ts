/** Moves the fields of a record to an array, in their order, and back. */
export interface FieldMover {
  readonly count: number;
  take(record: never, to: Float64Array, at: number): void;
  put(record: never, from: Float64Array, at: number): void;
}

export type Moves = Pick<FieldMover, 'take' | 'put'>;

/** A record of numbers of these names. */
export type Numbers<Name extends string = string> = { [name in Name]: number };

/** `x`; a whole number as the engine holds one: a count that came as a float would box its like. */
export function unpackNumber(x: number): number {
  const whole = x | 0;
  return whole === x && !Object.is(x, -0) ? whole : x;
}
