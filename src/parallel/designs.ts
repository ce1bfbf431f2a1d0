import type { LaneDesign } from '../pipeline/lane-design.js';
import { otherFields } from '../pipeline/replay/taken.js';
import type { SymbolBook } from '../pipeline/symbol-book.js';

/** The designs of a book, in an order that both ends of a port agree on. */
export function designsOf({ usual, own }: SymbolBook): readonly LaneDesign[] {
  return [...new Set([usual.design, ...[...own.values()].map(({ design }) => design)])];
}

/** Fields besides the six that bars of some symbol must have. */
export function otherFieldsOf(designs: readonly LaneDesign[]): readonly string[] {
  return [...new Set(designs.flatMap(({ config }) => otherFields(config.validation)))];
}
