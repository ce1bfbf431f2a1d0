// npm run chart: writes site/chart/, a page that any static server can serve.
import { cpSync, readdirSync } from 'node:fs';
import { build } from 'esbuild';

const folder = new URL('.', import.meta.url).pathname;
const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
const { metafile } = await build({
  entryPoints: [`${folder}main.ts`],
  outdir: 'site/chart',
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
cpSync(`${folder}index.html`, 'site/chart/index.html');
for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
  console.log(`${file} ${(bytes / 1024).toFixed(0)} kB`);
}
