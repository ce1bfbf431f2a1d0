/** Say NaN at every one of `count` outputs. */
export function refuse(row: Float64Array, to: number, count: number): void {
  for (let i = 0; i < count; i++) row[to + i] = Number.NaN;
}

/** Copy the outputs at `row[to…]` to where the operator remembers them. */
export function keepOutputs(row: Float64Array, to: number, outputs: Float64Array): void {
  for (let i = 0; i < outputs.length; i++) outputs[i] = row[to + i]!;
}
