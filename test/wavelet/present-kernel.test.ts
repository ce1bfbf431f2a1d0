import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { delayedKernelText } from '../data/make/wavelet-delayed.js';
import { kernelText } from '../data/make/wavelet-present.js';

it('the kernel of adaptive without a delay is what its program writes', () => {
  expect(readFileSync('src/wavelet/present-kernel.ts', 'utf8')).toBe(kernelText);
});

it('the filters of adaptive with a delay are what their program writes', () => {
  expect(readFileSync('src/wavelet/delayed-kernel.ts', 'utf8')).toBe(delayedKernelText);
});
