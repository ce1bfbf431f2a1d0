import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire, SourceMap } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import type { OperatorClass } from '../src/core/operator-class.js';
import type { Laws } from '../src/testing/index.js';
import { seriesOf, temperaments } from './contract/series.js';
import { parametersFor } from './contract/subjects.js';

// What is shipped is not src/ transpiled: the build writes the methods of the shells into each class.
// So the laws are held by what is built, as ES modules and as CommonJS, with its own `laws`.
const folder = mkdtempSync(resolve('node_modules/.built-')); // where its dependencies are found
execFileSync('npx', ['tsup', '--no-dts', '--sourcemap', '--silent', '-d', folder]);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rooms = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

type Exports = Readonly<Record<string, unknown>>;
const require = createRequire(import.meta.url);
const loaders: Readonly<Record<string, (room: string) => Promise<Exports>>> = {
  esm: (room) => import(/* @vite-ignore */ pathToFileURL(join(folder, `${room}.js`)).href),
  cjs: async (room) => require(join(folder, `${room}.cjs`)),
};

describe.each(Object.entries(loaders))('%s', async (_, load) => {
  const exported = await Promise.all(rooms.map(load));
  const classes = new Map(exported.flatMap((room) => Object.entries(room).filter(isOperator)));
  const laws = (await load('testing'))['laws'] as Laws;
  const core = await load('core');
  const Shell = core['OperatorShell'] as { prototype: object };

  it('every kind that has a shell has methods of its own', () => {
    const shelled = [...classes.values()].filter(({ prototype }) =>
      Object.prototype.isPrototypeOf.call(Shell.prototype, prototype),
    );
    expect(shelled.length).toBeGreaterThan(50);
    const methods = ['update', 'peek', 'transfer', 'hear', 'absorbRow', 'processRows', 'record'];
    const inherited = shelled.flatMap(({ kind, prototype }) =>
      methods.filter((name) => !Object.hasOwn(prototype, name)).map((name) => [kind.name, name]),
    );
    expect(inherited).toEqual([]);
  });

  it('every class and function has the name that it is exported by', () => {
    const named = exported.flatMap((room) => Object.entries(room));
    const others = named.filter(
      ([name, value]) => typeof value === 'function' && value.name !== name,
    );
    expect(others.map(([name, value]) => [name, (value as { name: string }).name])).toEqual([]);
  });

  it.each([...classes])('%s keeps every law', (_name, Class) => {
    const parameters = parametersFor(Class, 0);
    const length = 3 * new Class(parameters).warmUp + 50;
    for (const temperament of temperaments) {
      const inputs = seriesOf(Class.kind.reads, temperament, 1000, length);
      for (const hold of Object.values(laws)) hold({ Class, parameters }, inputs);
    }
  });
});

it('the map of a copy leads to the shell', () => {
  const file = readdirSync(folder).find(
    (name) =>
      name.endsWith('.js') && readFileSync(join(folder, name), 'utf8').includes('class  Atr '),
  )!;
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  const start = lines.findIndex((line) => line.includes('class  Atr '));
  const at = lines.findIndex((line, i) => i > start && line.startsWith('  hear('));
  const map = new SourceMap(JSON.parse(readFileSync(join(folder, `${file}.map`), 'utf8')));
  const found = map.findEntry(at, 2);
  const { originalSource = '', originalLine = -1 } = 'originalSource' in found ? found : {};
  expect(originalSource).toMatch(/src\/bars\/hlc-operator\.ts$/);
  const shell = readFileSync('src/bars/hlc-operator.ts', 'utf8').split('\n');
  expect(shell[originalLine]).toContain('protected hear(');
});

// A kind alone, as a web page would get it: what all kinds share is 4.7 kB of it, of which snapshots
// and the refusal of hostile ones are the most. Kinds that know of sessions bring the calendars.
const largestAlone = 7_200;
const largestWithCalendars = 13_000;

it('a bundler takes one kind without the others', async () => {
  const { catalog } = (await loaders['esm']!('indicators')) as {
    catalog: Record<string, { parameters: object }>;
  };
  const sizes = await Promise.all(
    Object.entries(catalog).map(async ([kind, { parameters }]) => {
      const bytes = await bytesAlone(kind[0]!.toUpperCase() + kind.slice(1));
      const bound = 'calendar' in parameters ? largestWithCalendars : largestAlone;
      return { kind, bytes, isLarge: bytes > bound };
    }),
  );
  const sorted = sizes.map(({ bytes }) => bytes).sort((a, b) => a - b);
  console.log(
    `bytes of one kind, brotli: ${sorted[0]} … ${sorted[sorted.length >> 1]} … ${sorted.at(-1)}`,
  );
  expect(sizes.filter(({ isLarge }) => isLarge)).toEqual([]);
});

// What a page gets of a module by itself, by what it names of which room.
const modules: Readonly<Record<string, { from: Readonly<Record<string, string>>; most: number }>> =
  {
    StreamingWaveletTransformer: { from: { wavelet: 'StreamingWaveletTransformer' }, most: 23_000 },
    DataValidator: { from: { validation: 'DataValidator' }, most: 25_500 },
    PipelineCore: { from: { pipeline: 'PipelineCore' }, most: 86_300 },
    'PipelineCore, 3 kinds': {
      from: { pipeline: 'PipelineCore', indicators: 'Rsi, Macd, Ema' },
      most: 88_350,
    },
    'PipelineCore, 3 kinds, 2 strategies': {
      from: {
        pipeline: 'PipelineCore',
        indicators: 'Rsi, Macd, Ema',
        strategies: 'MacdRsi, MaCrossover',
      },
      most: 89_800,
    },
    Pipeline: { from: { pipeline: 'Pipeline' }, most: 153_000 },
  };

it.each(Object.entries(modules))('%s weighs no more than it did', async (name, { from, most }) => {
  const bytes = await bytesOf(from);
  console.log(`bytes of ${name}, brotli: ${bytes}`);
  expect(bytes).toBeLessThanOrEqual(most);
});

const bytesAlone = (name: string): Promise<number> => bytesOf({ indicators: name });

/** Bundled, minified and compressed. */
async function bytesOf(from: Readonly<Record<string, string>>): Promise<number> {
  const imports = Object.entries(from).map(
    ([room, names]) => `import { ${names} } from './${room}.js';`,
  );
  const all = Object.values(from).join(', ');
  const { outputFiles } = await build({
    stdin: { contents: `${imports.join('')} globalThis.it = [${all}];`, resolveDir: folder },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  return brotliCompressSync(outputFiles[0]!.contents).length;
}

type Built = OperatorClass & { readonly prototype: object };

function isOperator(entry: [string, unknown]): entry is [string, Built] {
  const [, value] = entry;
  return (
    typeof value === 'function' && Object.hasOwn(value, 'kind') && 'reads' in Object(value).kind
  );
}
