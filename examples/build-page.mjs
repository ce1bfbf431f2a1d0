import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles the `entries` of a page, and puts its index.html beside them: any static server can serve `outdir`. */
export async function buildPage(folder, outdir, entries = ['main.ts']) {
  const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const { metafile } = await build({
    entryPoints: entries.map((entry) => join(folder, entry)),
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    metafile: true,
    // The sources themselves: no build of the package is needed.
    alias: {
      ...Object.fromEntries(rooms.map(({ name }) => [`barwave/${name}`, `./src/${name}/index.ts`])),
      barwave: './src/index.ts',
    },
  });
  cpSync(join(folder, 'index.html'), join(outdir, 'index.html'));
  for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
    console.log(`${file} ${(bytes / 1024).toFixed(0)} kB`);
  }
}
