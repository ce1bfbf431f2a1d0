import { StreamingWaveletTransformer, WaveletDenoiser } from '../../src/wavelet/index.js';
import { updating } from '../harness/operator-rows.js';
import type { Row } from '../harness/row.js';

/** What C does that a row is put beside. */
const native: { readonly [name: string]: string } = {
  'fast d=0': 'fast0',
  'fast d=3': 'fast3',
  'fast d=7': 'fast7',
  'adaptive d=0': 'denoised',
};

const delays = { fast: [0, 1, 3, 7], adaptive: [0, 1, 3, 7], quality: [0, 7], exact: [217] };

/** Every mode by itself, and all that the transformer does around it. */
export function denoiserRows(): Row[] {
  const modes = Object.entries(delays).flatMap(([mode, list]) =>
    list.map((delay): Row => {
      const name = `${mode} d=${delay}`;
      const contestants = { barwave: updating(WaveletDenoiser, { mode, delay }) };
      const beside = native[name];
      return {
        name: `${name}: update`,
        contestants,
        ...(beside === undefined ? {} : { native: beside }),
        ...(mode === 'quality' ? { bars: 2_000 } : {}),
      };
    }),
  );
  const fast = updating(WaveletDenoiser, { mode: 'fast', delay: 0 });
  return [
    ...modes,
    {
      name: 'fast d=0: update, beside analysis + soft + inverse',
      contestants: { barwave: fast },
      native: 'denoised',
    },
    ...[0, 7].map(
      (delay): Row => ({
        name: `adaptive d=${delay}: update, beside analysis + soft + inverse`,
        contestants: { barwave: updating(WaveletDenoiser, { delay }) },
        native: 'denoised',
      }),
    ),
    {
      name: 'exact db4 J=5: update, beside analysis + soft + inverse',
      contestants: { barwave: updating(WaveletDenoiser, { mode: 'exact', delay: 217 }) },
      native: 'denoised',
    },
    {
      name: 'quality sym4 d=0: update',
      contestants: { barwave: updating(WaveletDenoiser, { mode: 'quality', wavelet: 'sym4' }) },
      bars: 1_000,
    },
    {
      name: 'transformer: update',
      contestants: { barwave: updating(StreamingWaveletTransformer) },
    },
    {
      name: 'transformer fast d=0: update',
      contestants: { barwave: updating(StreamingWaveletTransformer, { mode: 'fast' }) },
    },
  ];
}
