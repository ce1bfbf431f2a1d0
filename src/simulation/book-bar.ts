import { type Bar, barColumn } from '../bars/bar.js';
import { readBar } from '../bars/read-bar.js';
import { CheckedBar } from './checked-bar.js';

/** A bar, with the base bars that it is made of where they are known: policy `base` walks them. */
export interface BookBar extends Bar {
  readonly children?: readonly Bar[];
}

const row = new Float64Array(6);

/** The numbers of whatever came in, each read once; undefined if it is no bar. */
export function barOf(input: unknown): Bar | undefined {
  if (CheckedBar.is(input)) return input;
  if (readBar(input, row) !== undefined) return undefined;
  return {
    time: row[barColumn.time]!,
    open: row[barColumn.open]!,
    high: row[barColumn.high]!,
    low: row[barColumn.low]!,
    close: row[barColumn.close]!,
    volume: row[barColumn.volume]!,
  };
}

/** The base bars of a bar; undefined where it has none, or one of them is no bar. */
export function childrenOf(given: BookBar): readonly Bar[] | undefined {
  try {
    const { children } = given;
    if (!Array.isArray(children) || children.length === 0) return undefined;
    const parts = children.map(barOf);
    return parts.every((part) => part !== undefined) ? parts : undefined;
  } catch {
    return undefined;
  }
}
