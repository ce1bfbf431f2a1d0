import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Format } from 'esbuild';
import { ownMethods } from '../../build/own-methods.js';
import { type Bundles, printedBy, type Runtime } from './runtimes.js';
import type { Said } from './said.js';

/** What a runtime said, or that there is none of it here. */
export interface Row {
  readonly runtime: string;
  readonly seconds: number;
  readonly said: Said | undefined;
}

/** Let each of `runtimes` say what it has to say to `bars` bars, two at a time. */
export async function askAll(runtimes: readonly Runtime[], bars: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'barwave-golden-'));
  try {
    const bundles = await bundled(folder, bars);
    const rows: Row[] = [];
    const waiting = runtimes.map((runtime, i) => [i, runtime] as const);
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        rows[next[0]] = await ask(next[1], bundles);
      }
    };
    await Promise.all([work(), work()]);
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ask(runtime: Runtime, bundles: Bundles): Promise<Row> {
  const command = runtime.command(bundles);
  if (command === undefined) return { runtime: runtime.name, seconds: 0, said: undefined };
  const started = performance.now();
  const text = await printedBy(command);
  const seconds = (performance.now() - started) / 1000;
  const said: Said = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  return { runtime: runtime.name, seconds, said };
}

/** The library as the build makes it, in every form that something loads. */
async function bundled(folder: string, bars: number): Promise<Bundles> {
  const forms: readonly (readonly [Format, string])[] = [
    ['esm', join(folder, 'said.mjs')],
    ['cjs', join(folder, 'said.cjs')],
    ['iife', join(folder, 'said.js')],
  ];
  for (const [format, outfile] of forms) {
    await build({
      entryPoints: ['test/golden/print.ts'],
      outfile,
      format,
      bundle: true,
      target: 'es2022',
      logLevel: 'error',
      define: { GOLDEN_BARS: String(bars) },
      plugins: [ownMethods()],
    });
  }
  const page = join(folder, 'said.html');
  writeFileSync(page, `<body></body><script>${readFileSync(forms[2]![1], 'utf8')}</script>`);
  return { esm: forms[0]![1], cjs: forms[1]![1], page };
}
