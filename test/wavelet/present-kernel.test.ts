import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { kernelText } from '../data/make/wavelet-present.js';

it('the kernel of adaptive without a delay is what its program writes', () => {
  expect(readFileSync('src/wavelet/present-kernel.ts', 'utf8')).toBe(kernelText);
});
