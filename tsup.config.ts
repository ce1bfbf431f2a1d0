import { readdirSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { classNames } from './build/class-names.js';
import { ownMethods } from './build/own-methods.js';

/** The front door and one entry a room: every folder of src/ that has an index. */
const entry: Record<string, string> = { index: 'src/index.ts' };
for (const room of readdirSync('src', { withFileTypes: true })) {
  if (room.isDirectory()) entry[room.name] = `src/${room.name}/index.ts`;
}

const config: ReturnType<typeof defineConfig> = defineConfig({
  entry,
  format: ['esm', 'cjs'],
  target: 'es2022',
  dts: true,
  splitting: true,
  treeshake: true,
  clean: true,
  esbuildPlugins: [ownMethods()],
  plugins: [classNames()],
});

export default config;
