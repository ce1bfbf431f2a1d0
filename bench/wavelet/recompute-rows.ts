import { Modwt } from '../../src/wavelet/index.js';
import { updating } from '../harness/operator-rows.js';
import type { Contestant, Row } from '../harness/row.js';

/** Inputs in the window that is transformed anew at each input. */
const windowBars = 512;

/** What is used of discrete-wavelets. */
interface Decomposer {
  wavedec(values: number[], wavelet: string, mode: string, levels: number): number[][];
}

/** What a library without a stream does: the whole window again, decimated, at each input. */
export async function recomputeRows(): Promise<Row[]> {
  const theirs = await discreteWavelets();
  if (theirs === undefined) {
    console.log('discrete-wavelets is not installed: no row for it');
    return [];
  }
  return [
    {
      name: `db4 J=5: a window of ${windowBars} recomputed`,
      contestants: { barwave: updating(Modwt), 'discrete-wavelets': recomputing(theirs) },
      bars: 1_000,
    },
  ];
}

async function discreteWavelets(): Promise<Decomposer | undefined> {
  const name = 'discrete-wavelets';
  try {
    const module = (await import(name)) as { default: Decomposer };
    return module.default;
  } catch {
    return undefined;
  }
}

function recomputing(theirs: Decomposer): Contestant {
  const update = (closes: number[], i: number): number[][] =>
    theirs.wavedec(closes.slice(i, i + windowBars), 'db4', 'symmetric', 5);
  return { make: () => ({ update }), step: 'it.update(lists.close, i)' };
}
