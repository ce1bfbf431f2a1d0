import { mkdirSync, writeFileSync } from 'node:fs';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['plugins']>[number];

/**
 * Lets the declarations of ES modules repeat those of CommonJS: half of the bytes, and one type for
 * a class whichever way it came in.
 */
export function typesOnce(entries: readonly string[]): Plugin {
  return {
    name: 'types-once',
    buildEnd() {
      mkdirSync('dist', { recursive: true });
      for (const name of entries) {
        writeFileSync(`dist/${name}.d.ts`, `export * from './${name}.cjs';\n`);
      }
    },
  };
}
