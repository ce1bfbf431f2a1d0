import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PipelineCore } from '../../src/pipeline/index.js';

it('a Pipeline has at most 16 methods and 250 lines', () => {
  const members = Object.getOwnPropertyDescriptors(PipelineCore.prototype);
  const methods = Object.entries(members).filter(
    ([name, { value }]) => name !== 'constructor' && typeof value === 'function',
  );
  expect(methods.length).toBeLessThanOrEqual(16);
  const lines = readFileSync('src/pipeline/pipeline-core.ts', 'utf8').split('\n').length;
  expect(lines).toBeLessThanOrEqual(250);
});
