import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Pipeline, PipelineCore } from '../../src/pipeline/index.js';

it('a Pipeline has at most 16 methods and 250 lines', () => {
  const methodsOf = ({ prototype }: { readonly prototype: object }): readonly string[] => {
    const members = Object.entries(Object.getOwnPropertyDescriptors(prototype));
    const methods = members.filter(([, { value }]) => typeof value === 'function');
    return methods.map(([name]) => name).filter((name) => name !== 'constructor');
  };
  const methods = new Set([...methodsOf(PipelineCore), ...methodsOf(Pipeline)]);
  expect(methods.size).toBeLessThanOrEqual(16);
  for (const name of ['pipeline-core', 'pipeline']) {
    const lines = readFileSync(`src/pipeline/${name}.ts`, 'utf8').split('\n').length;
    expect(lines).toBeLessThanOrEqual(250);
  }
});
