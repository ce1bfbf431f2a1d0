import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { type Mutant, mutated } from './mutant.js';

/** Bundle each test that must notice `mutant`, with the library as the mutant has it, into `folder`. */
export async function bundleMutant(mutant: Mutant, folder: string): Promise<void> {
  await build({
    entryPoints: mutant.killedBy.map((test) => `test/${test}.test.ts`).filter((t) => existsSync(t)),
    outbase: 'test',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
    plugins: [withMistake(mutant)],
  }).catch((error: Error) => {
    throw new Error(`${mutant.file}: ${mutant.what}: ${error.message}`);
  });
}

function withMistake(mutant: Mutant): Plugin {
  const path = resolve('src', mutant.file);
  return {
    name: 'mutant',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, (file) => {
        if (file.path !== path) return undefined;
        return { contents: mutated(readFileSync(path, 'utf8'), mutant), loader: 'ts' };
      });
    },
  };
}
