import { Modwt, type ModwtParameters, WaveletEnergy } from '../../src/wavelet/index.js';
import { peeking, processing, updating } from '../harness/operator-rows.js';
import type { Contestant, Row } from '../harness/row.js';

const wavelets = ['haar', 'db2', 'db4', 'sym4', 'sym8'] as const;
const depths = [3, 5, 8] as const;

/** Every wavelet at every depth; the default, db4 at five levels, in every way. */
export function modwtRows(): Row[] {
  const updates = wavelets.flatMap((wavelet) =>
    depths.map((maxLevels): Row => {
      const contestants = { barwave: updating(Modwt, { wavelet, maxLevels }) };
      const row = { name: `modwt ${wavelet} J=${maxLevels}: update`, contestants };
      return wavelet === 'db4' && maxLevels === 5 ? { ...row, native: 'analysis' } : row;
    }),
  );
  const textbook = { wavelet: 'sym4', phase: 'percival-walden' };
  return [
    ...updates,
    { name: 'modwt db4 J=5: peek', contestants: { barwave: peeking(Modwt) } },
    {
      name: 'modwt db4 J=5: process',
      contestants: { barwave: processing(Modwt) },
      native: 'analysis',
      whole: true,
    },
    {
      name: 'modwt sym4 J=5 percival-walden: update',
      contestants: { barwave: updating(Modwt, textbook) },
    },
    { name: 'waveletEnergy db4 J=5: update', contestants: { barwave: updating(WaveletEnergy) } },
  ];
}

/** The same update after a thousand inputs and after ten million. */
export function historyRows(): Row[] {
  return [
    { name: 'modwt db4 J=5: update, 1e3 inputs before', contestants: { barwave: after(1e3) } },
    { name: 'modwt db4 J=5: update, 1e7 inputs before', contestants: { barwave: after(1e7) } },
  ];
}

/** One that has absorbed `history` inputs, made once; each block adds a few to them. */
function after(history: number, parameters: Partial<ModwtParameters> = {}): Contestant {
  let modwt: Modwt | undefined;
  return {
    make: ({ close, length }) => {
      if (modwt !== undefined) return modwt;
      modwt = new Modwt(parameters);
      for (let i = 0; i < history; i++) modwt.update(close[i % length]!);
      return modwt;
    },
    step: 'it.update(close[i])',
  };
}
