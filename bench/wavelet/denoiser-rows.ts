import { StreamingWaveletTransformer, WaveletDenoiser } from '../../src/wavelet/index.js';
import { updating } from '../harness/operator-rows.js';
import type { Row } from '../harness/row.js';

/** Every mode by itself, and all that the transformer does around it. A new mode is a line here. */
export function denoiserRows(): Row[] {
  return [
    ...[0, 3, 7].map(
      (delay): Row => ({
        name: `fast d=${delay}: update`,
        contestants: { barwave: updating(WaveletDenoiser, { mode: 'fast', delay }) },
        native: `fast${delay}`,
      }),
    ),
    {
      name: 'fast d=0: update, beside analysis + soft + inverse',
      contestants: { barwave: updating(WaveletDenoiser, { mode: 'fast', delay: 0 }) },
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
  ];
}
