// node examples/parallel/page/build.mjs [folder]: the page, into site/parallel by default, for any
// static server.
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const folder = import.meta.dirname;
const [outdir = 'site/parallel'] = process.argv.slice(2);
const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
await build({
  entryPoints: [join(folder, 'main.ts'), join(folder, 'lanes.ts')],
  outdir,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  // The sources themselves: no build of the package is needed.
  alias: {
    ...Object.fromEntries(rooms.map(({ name }) => [`barwave/${name}`, `./src/${name}/index.ts`])),
    barwave: './src/index.ts',
  },
});
cpSync(join(folder, 'index.html'), join(outdir, 'index.html'));
