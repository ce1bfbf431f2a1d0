import { pivotPairs } from './pivot-levels.js';

export interface PivotPointsValue {
  /** The pivot. */
  readonly p: number;
  /** Resistance, nearest first. */
  readonly r1: number;
  readonly r2: number;
  readonly r3: number;
  readonly r4: number;
  readonly r5: number;
  /** Support, nearest first. */
  readonly s1: number;
  readonly s2: number;
  readonly s3: number;
  readonly s4: number;
  readonly s5: number;
}

export const levelNames = [
  'p',
  'r1',
  'r2',
  'r3',
  'r4',
  'r5',
  's1',
  's2',
  's3',
  's4',
  's5',
] as const;

/** The levels at the beginning of `row`, in the order of `levelNames`. */
export function pivotPointsValue(row: Float64Array): PivotPointsValue {
  // Place by place: to take an array apart is to iterate over it, which takes three times as long.
  return {
    p: row[0]!,
    r1: row[1]!,
    r2: row[2]!,
    r3: row[3]!,
    r4: row[4]!,
    r5: row[5]!,
    s1: row[6]!,
    s2: row[7]!,
    s3: row[8]!,
    s4: row[9]!,
    s5: row[10]!,
  };
}

/** The session under way, NaN before the first, and the levels that the last whole one left. */
export type PivotPointsState = {
  /** When the session under way ends. */
  end: number;
  open: number;
  high: number;
  low: number;
  close: number;
  /** 1 if the session under way was seen from its open. */
  whole: number;
  levels: Float64Array;
};

export const pivotPointsInit = (): PivotPointsState => ({
  end: Number.NaN,
  open: Number.NaN,
  high: Number.NaN,
  low: Number.NaN,
  close: Number.NaN,
  whole: 0,
  levels: new Float64Array(1 + 2 * pivotPairs).fill(Number.NaN),
});
