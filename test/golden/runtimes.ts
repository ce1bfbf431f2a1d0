import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The said bundle in three forms: an ES module, a CommonJS module, a page. */
export interface Bundles {
  readonly esm: string;
  readonly cjs: string;
  readonly page: string;
}

/** Something that runs JavaScript: the command that prints what the bundle says. */
export interface Runtime {
  readonly name: string;
  /** `undefined` where the machine has none. */
  command(bundles: Bundles): readonly string[] | undefined;
}

const here = process.execPath;
const thisNode = `Node ${process.versions.node}`;
const inWorker = "new (require('node:worker_threads').Worker)(process.argv[1])";

/** A binary of the npm registry, fetched once into a cache of the user's. */
function fromNpm(name: string, version: string, path: string): string {
  const cache = process.env['BARWAVE_CACHE'] ?? join(homedir(), '.cache', 'barwave');
  const folder = join(cache, `${name}-${version}`);
  const file = join(folder, 'node_modules', path);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const flags = ['--no-audit', '--no-fund', '--no-save', '--prefix', folder];
    execFileSync('npm', ['install', ...flags, `${name}@${version}`], { stdio: 'ignore' });
  }
  return file;
}

function node(version: string): Runtime {
  const binary = () => fromNpm('node', version, 'node/bin/node');
  return { name: `Node ${version}`, command: ({ esm }) => [binary(), esm] };
}

function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

/** A browser of this machine, if it has one. */
export const browser: string | undefined = onPath([
  'chromium',
  'chromium-browser',
  'google-chrome',
]);

/** Where users run it: the Node releases, every way of loading it, a browser. */
export const runtimes: readonly Runtime[] = [
  { name: `${thisNode}, ES module`, command: ({ esm }) => [here, esm] },
  { name: `${thisNode}, CommonJS`, command: ({ cjs }) => [here, cjs] },
  { name: `${thisNode}, worker`, command: ({ esm }) => [here, '-e', inWorker, esm] },
  ...['22.23.3', '24.21.0', '26.10.0'].map(node),
  {
    name: 'Chromium',
    command: ({ page }) => {
      const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom'];
      return browser === undefined ? undefined : [browser, ...flags, `file://${page}`];
    },
  },
];

/** Engines and hosts besides, for the nightly run. */
export const otherRuntimes: readonly Runtime[] = [
  { name: 'Bun 1.4.5', command: ({ esm }) => [fromNpm('bun', '1.4.5', 'bun/bin/bun.exe'), esm] },
  { name: 'Deno 2.9.6', command: ({ esm }) => [fromNpm('deno', '2.9.6', '.bin/deno'), 'run', esm] },
];

/** What `command` prints. */
export function printedBy([file, ...args]: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file!, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let [printed, failed] = ['', ''];
    child.stdout.on('data', (chunk) => {
      printed += chunk;
    });
    child.stderr.on('data', (chunk) => {
      failed += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(printed);
      else reject(new Error(`${file} ended with ${code}: ${failed.slice(-400)}`));
    });
  });
}
