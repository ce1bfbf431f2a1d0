// The package as its users meet it: packed, installed elsewhere, compiled strictly, run.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'tsup';
import { sizesOfParts } from './size-of-parts.mjs';

const root = resolve(import.meta.dirname, '../..');
const bin = (name) => join(root, 'node_modules/.bin', name);

function run(title, command, args, options = {}) {
  const started = performance.now();
  try {
    const said = execFileSync(command, args, { cwd: root, encoding: 'utf8', ...options });
    console.log(`ok    ${title} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    return said;
  } catch (error) {
    console.error(`FAIL  ${title}\n${error.stdout ?? ''}${error.stderr ?? error.message}`);
    process.exitCode = 1;
    return '';
  }
}

run('build', 'npm', ['run', 'build', '--silent']);
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
for (const [subpath, conditions] of Object.entries(exports)) {
  if (typeof conditions === 'string') continue;
  for (const file of [...Object.values(conditions.import), ...Object.values(conditions.require)]) {
    if (existsSync(join(root, file))) continue;
    console.error(`FAIL  ${subpath} promises ${file}, which is not built`);
    process.exitCode = 1;
  }
}
run('publint --strict', bin('publint'), ['--strict', '.']);

const folder = mkdtempSync(join(tmpdir(), 'barwave-package-'));
try {
  const packed = run('npm pack', 'npm', [
    'pack',
    '--silent',
    '--ignore-scripts',
    '--pack-destination',
    folder,
  ]);
  const tarball = join(folder, packed.trim().split('\n').at(-1));
  weigh(tarball);
  run('are the types wrong?', bin('attw'), [tarball, '--profile', 'node16']);
  cpSync(join(root, 'test/package/consumer'), folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  run('npm install', 'npm', ['install', '--silent', '--no-audit', '--no-fund', tarball], {
    cwd: folder,
  });
  run('strict consumer compiles', bin('tsc'), ['-p', folder]);
  compileAsNode10(folder);
  const strict = ['--disallow-code-generation-from-strings'];
  run('ESM consumer runs, no code from strings', 'node', [...strict, 'esm.js'], {
    cwd: join(folder, 'out'),
  });
  run('CommonJS consumer runs, no code from strings', 'node', [...strict, 'cjs.cjs'], {
    cwd: join(folder, 'out'),
  });
  await newcomer(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Every subpath has its types under the resolution of old, which reads no `exports`. */
function compileAsNode10(cwd) {
  const subpaths = Object.keys(exports).filter((subpath) => subpath !== './package.json');
  const lines = subpaths.map(
    (subpath, i) => `export * as e${i} from 'barwave${subpath.slice(1)}';`,
  );
  writeFileSync(join(cwd, 'node10.ts'), `${lines.join('\n')}\n`);
  const settings = '--strict --module commonjs --moduleResolution node10 --target es2022';
  const own = '--noEmit --lib es2023 --typeRoots none node10.ts';
  run('every subpath compiles as node10', bin('tsc'), `${settings} ${own}`.split(' '), { cwd });
  rmSync(join(cwd, 'node10.ts'));
}

/** What the tarball weighs, and what of it: it may not grow unseen (docs/decisions/package-size.md). */
function weigh(tarball) {
  const mostBytes = 1_360_000;
  const { size } = statSync(tarball);
  console.log(`size  ${(size / 1000).toFixed(0)} kB packed`);
  for (const line of sizesOfParts(join(root, 'dist'))) console.log(`size  ${line}`);
  if (size <= mostBytes) return;
  console.error(`FAIL  the tarball has ${size} bytes, more than ${mostBytes}`);
  process.exitCode = 1;
}

/** The eight jobs of a newcomer's first hour, each of fifteen lines at most. */
async function newcomer(cwd) {
  const { jobs, csv } = await import('./newcomer.mjs');
  writeFileSync(join(cwd, 'bars.csv'), csv);
  for (const [job, expected] of Object.entries(jobs)) {
    const source = readFileSync(join(root, `test/package/newcomer/${job}.mjs`), 'utf8');
    writeFileSync(join(cwd, `${job}.mjs`), source);
    const said = run(`newcomer: ${job}`, 'node', [`${job}.mjs`], { cwd }).trim();
    const lines = source.trim().split('\n').length;
    if (said === expected && lines <= 15) continue;
    console.error(`FAIL  ${job}: ${lines} lines say ${said}, not ${expected}`);
    process.exitCode = 1;
  }
}

// Size by entry point: everything it pulls in, minified, as a browser would get it.
const sizes = mkdtempSync(join(tmpdir(), 'barwave-sizes-'));
const entries = Object.keys(exports).filter((subpath) => subpath !== './package.json');
for (const subpath of entries) {
  const name = subpath === '.' ? 'index' : subpath.slice(2);
  await build({
    entry: { [name]: join(root, `dist/${name}.js`) },
    outDir: sizes,
    format: 'esm',
    target: 'es2022',
    minify: true,
    splitting: false,
    noExternal: [/.*/],
    silent: true,
    config: false,
    outExtension: () => ({ js: '.mjs' }),
  });
  const bytes = statSync(join(sizes, `${name}.mjs`)).size;
  console.log(
    `size  barwave${subpath.slice(1).padEnd(16)} ${(bytes / 1024).toFixed(1).padStart(7)} kB`,
  );
}
rmSync(sizes, { recursive: true, force: true });
