/**
 * npm run bench -- denoise
 *
 * How much nearer to the clean series the estimates are than the noisy one, in dB: signals, noises
 * and measure are in bench/denoise/. Higher is better, 0 is doing nothing.
 * How fast they are is in `npm run bench -- wavelet`.
 */
import { gain, gains, meanOf } from './denoise/gain.js';
import { lagOnRamp } from './denoise/lag.js';
import { denoised, judged, tuning } from './denoise/methods.js';
import { noiseNames } from './denoise/noises.js';
import { peers, tuned } from './denoise/peers.js';
import { printFamilies, printRealPrices } from './denoise/print-families.js';
import { printHard } from './denoise/print-hard.js';
import { signalNames } from './denoise/signals.js';

const delays = [0, 1, 3, 7, 15, 31];

console.log(`Gain in dB over ${judged.length} seeds, Gaussian noise; peers tuned on other seeds`);
line('', [...signalNames, 'mean']);
for (const mode of ['adaptive', 'fast'] as const) {
  for (const delay of delays) table(`${mode} d=${delay}`, { mode, delay });
}
for (const delay of [0, 7]) {
  table(`quality sym4 d=${delay}`, { mode: 'quality', wavelet: 'sym4', delay });
}
table('exact sym4 J=4 d=105', { mode: 'exact', wavelet: 'sym4', maxLevels: 4, delay: 105 });
for (const peer of peers) {
  for (const delay of [0, 1, 3, 7]) {
    const all = signalNames.map((signal) =>
      gain(tuned(peer, delay, signal, 'gaussian', tuning), delay, signal, 'gaussian', judged),
    );
    row(`${peer.name} d=${delay}`, all);
  }
}

console.log('\nOther noises: means over the six signals');
line('', [...noiseNames]);
for (const parameters of [
  { mode: 'adaptive', delay: 0 },
  { mode: 'adaptive', delay: 3 },
  { mode: 'adaptive', delay: 7 },
  { mode: 'adaptive', delay: 4 },
  { mode: 'adaptive', delay: 4, despike: true },
  { mode: 'fast', delay: 0 },
  { mode: 'fast', delay: 3 },
  { mode: 'fast', delay: 7 },
  { mode: 'fast', delay: 4, despike: true },
] as const) {
  const { mode, delay } = parameters;
  const name = `${mode} d=${delay}${'despike' in parameters ? ' despike' : ''}`;
  const means = noiseNames.map((noise) =>
    meanOf(gains(denoised(parameters), delay, noise, judged)),
  );
  line(name, means.map(rounded));
}

console.log(
  '\nLag behind a straight line that climbs .05, .1, .2, .5 σ an input, beyond the delay',
);
for (const parameters of [
  ...([0, 3, 7] as const).map((delay) => ({ mode: 'adaptive', delay }) as const),
  ...([0, 3, 7] as const).map((delay) => ({ mode: 'fast', delay }) as const),
  { mode: 'quality', wavelet: 'sym4', delay: 0 } as const,
]) {
  const { mode, delay } = parameters;
  const lags = [0.05, 0.1, 0.2, 0.5].map((slope) => lagOnRamp(denoised(parameters), delay, slope));
  line(`${mode} d=${delay}`, lags.map(rounded));
}

printHard();
printFamilies(delays);
printRealPrices(delays);

function table(name: string, parameters: Parameters<typeof denoised>[0]): void {
  row(name, Object.values(gains(denoised(parameters), parameters.delay ?? 0, 'gaussian', judged)));
}

function row(name: string, all: readonly number[]): void {
  line(name, [...all, all.reduce((sum, x) => sum + x, 0) / all.length].map(rounded));
}

function line(name: string, cells: readonly string[]): void {
  console.log(name.padEnd(24) + cells.map((cell) => cell.padStart(14)).join(''));
}

function rounded(x: number): string {
  return x.toFixed(2);
}
