import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { build } from 'tsup';

const bench = join(import.meta.dirname, '..');
const outDir = join(bench, 'build');

/**
 * Compile `entry` and run it in a process of its own, with `settings` as BENCH_… variables.
 *
 * What it imports from `src/ROOM/index.js` comes from the package at `settings.PACKAGE`, so built
 * code is measured and not what a bundler makes of the sources; inner files of a room, of which no
 * user has a name, are bundled. A TypeScript loader in between would distort every figure.
 */
export async function runBundled(entry, settings) {
  const name = basename(entry, '.ts');
  await build({
    entry: { [name]: entry },
    outDir,
    config: false,
    format: ['esm'],
    outExtension: () => ({ js: '.mjs' }),
    target: 'es2022',
    skipNodeModulesBundle: true,
    silent: true,
    esbuildPlugins: [fromPackage(settings.PACKAGE)],
  });
  const own = Object.entries({ DIRECTORY: bench, ...settings }).map(([k, v]) => [`BENCH_${k}`, v]);
  const child = spawnSync(process.execPath, ['--expose-gc', join(outDir, `${name}.mjs`)], {
    stdio: 'inherit',
    env: { ...process.env, ...Object.fromEntries(own) },
  });
  if (child.status !== 0) process.exit(child.status ?? 1);
}

function fromPackage(folder) {
  return {
    name: 'from-package',
    setup({ onResolve }) {
      onResolve({ filter: /\/src\/\w+\/index\.js$/ }, ({ path }) => {
        const room = path.split('/').at(-2);
        return { path: join(folder, 'dist', `${room}.js`), external: true };
      });
    },
  };
}
