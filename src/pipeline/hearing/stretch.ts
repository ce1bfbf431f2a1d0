import type { HeardRow, Readout } from './readout.js';

/** Note of the readouts of some ends, in their order, what each stretch among them leads to. */
export function markStretches(readouts: readonly Readout[]): void {
  const open = new Map<string, HeardRow[][]>();
  for (const readout of readouts) {
    const { symbol, isPlain, rows, rowsAfter } = readout;
    if (!isPlain) {
      open.delete(symbol);
      continue;
    }
    let stretch = open.get(symbol);
    if (stretch === undefined) {
      stretch = rowsAfter.map(() => []);
      open.set(symbol, stretch);
      readout.stretch = stretch;
    }
    for (const row of rows) stretch[row.place]!.push(row);
  }
}
