import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mutants } from './catalogue.js';
import { mutated } from './mutant.js';

it('what a mutant replaces stands once in the library, and its tests exist', () => {
  const faults = mutants.flatMap((mutant) => {
    const { file, what, killedBy } = mutant;
    const lacking = killedBy.filter((name) => !existsSync(`test/${name}.test.ts`));
    try {
      mutated(existsSync(`src/${file}`) ? readFileSync(`src/${file}`, 'utf8') : '', mutant);
    } catch (error) {
      return [`${what}: ${(error as Error).message}`];
    }
    return lacking.map((name) => `${file}: ${what}: no test ${name}`);
  });
  expect(faults).toEqual([]);
});
