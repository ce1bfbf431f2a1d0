/** A sudden change, told once. */
export interface Transient {
  /** The finest level that saw it. */
  readonly level: number;
  /** The input, counted from 0, at which it is estimated to have happened. */
  readonly input: number;
  /** The input that revealed it. */
  readonly noticed: number;
  /** 1 for a rise, −1 for a fall. */
  readonly sign: number;
  /** |W_j| over the standard deviation that it usually has. */
  readonly strength: number;
}

/** Transients remembered; older ones are forgotten. */
export const transientHistory = 64;

/** Numbers of a record: level, input, noticed, sign, strength. */
export const transientFields = 5;

/** The last transients, a ring of records. */
export type TransientHistoryState = {
  /** Transients told so far. */
  toldCount: number;
  records: Float64Array;
};

export function transientHistoryInit(length: number): TransientHistoryState {
  return { toldCount: 0, records: new Float64Array(length * transientFields).fill(Number.NaN) };
}

/** Keep the record at the start of `report`. */
export function transientRemember(state: TransientHistoryState, report: Float64Array): void {
  const { records, toldCount } = state;
  const at = (toldCount * transientFields) % records.length;
  for (let i = 0; i < transientFields; i++) records[at + i] = report[i]!;
  state.toldCount = toldCount + 1;
}

/** The transients remembered, oldest first, detached. */
export function transientsOf({ toldCount, records }: TransientHistoryState): Transient[] {
  const length = Math.min(toldCount, records.length / transientFields);
  return Array.from({ length }, (_, i) => {
    const at = ((toldCount - length + i) * transientFields) % records.length;
    return {
      level: records[at]!,
      input: records[at + 1]!,
      noticed: records[at + 2]!,
      sign: records[at + 3]!,
      strength: records[at + 4]!,
    };
  });
}
