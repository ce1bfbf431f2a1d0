import { readdirSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { classNames } from './build/class-names.js';
import { localBindings } from './build/local-bindings.js';
import { ownMethods } from './build/own-methods.js';
import { pureLoading } from './build/pure-loading.js';
import { sourceComments } from './build/source-comments.js';
import { typesOnce } from './build/types-once.js';

/** The front door and one entry a room: every folder of src/ that has an index. */
const entry: Record<string, string> = { index: 'src/index.ts' };
for (const room of readdirSync('src', { withFileTypes: true })) {
  if (room.isDirectory()) entry[room.name] = `src/${room.name}/index.ts`;
}

/** `tsup --no-dts` leaves the declarations as they are. */
const config: ReturnType<typeof defineConfig> = defineConfig(({ dts }) => [
  {
    entry,
    format: ['esm', 'cjs'],
    target: 'es2022',
    dts: false,
    splitting: true,
    treeshake: true,
    clean: dts !== false,
    esbuildPlugins: [ownMethods()],
    plugins: [
      ...[classNames(), pureLoading(), localBindings(), sourceComments()],
      typesOnce(Object.keys(entry)),
    ],
  },
  ...(dts === false ? [] : [{ entry, format: 'cjs' as const, dts: { only: true }, clean: false }]),
]);

export default config;
