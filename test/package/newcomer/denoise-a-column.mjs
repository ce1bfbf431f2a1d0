// A column without its noise, three bars late.
import { readFileSync } from 'node:fs';
import { fromCsv } from 'barwave/formats';
import { WaveletDenoiser } from 'barwave/wavelet';

const { columns } = fromCsv(readFileSync('bars.csv', 'utf8'));
const denoised = new WaveletDenoiser({ delay: 3 }).process(columns.close);
console.log(
  denoised.length,
  Number.isFinite(denoised.at(-1)),
  denoised.indexOf(denoised.find(Number.isFinite)),
);
