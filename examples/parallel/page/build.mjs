// node examples/parallel/page/build.mjs [folder]: the page, into site/parallel by default, for any
// static server.
import { buildPage } from '../../build-page.mjs';

const [outdir = 'site/parallel'] = process.argv.slice(2);
await buildPage(import.meta.dirname, outdir, ['main.ts', 'lanes.ts']);
