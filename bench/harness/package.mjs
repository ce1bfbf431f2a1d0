// The package that a bench measures: packed and unpacked, as `npm install` would lay it out.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** Below the repository, so that the package finds its dependencies in node_modules. */
const packages = join(root, 'bench/build/packages');

/** Of releases whose tag a clone may lack. */
const commits = { 'v0.1.0': '6931171c' };

/** The folder of the package built from the working tree, made anew. */
export function packageOfTree() {
  console.error('building the package of the working tree, up to a minute');
  return pack(root, join(packages, 'tree'));
}

/** The folder of the package of a release, built once from its tag. */
export function packageOfRelease(tag) {
  const folder = join(packages, tag);
  if (existsSync(join(folder, 'package/dist'))) return join(folder, 'package');
  const source = mkdtempSync(join(tmpdir(), `barwave-${tag}-`));
  try {
    const archive = execFileSync('git', ['archive', treeOf(tag)], {
      cwd: root,
      maxBuffer: 2 ** 28,
    });
    execFileSync('tar', ['-x', '-C', source], { input: archive });
    symlinkSync(join(root, 'node_modules'), join(source, 'node_modules'));
    return pack(source, folder);
  } catch (error) {
    console.error(
      `no package of ${tag}: a shallow clone lacks it, 'git fetch --tags --unshallow' brings it`,
    );
    throw error;
  } finally {
    rmSync(source, { recursive: true, force: true });
  }
}

/** What git calls the tree of a release: its tag, or the commit where that is not there. */
function treeOf(tag) {
  const { status } = spawnSync('git', ['rev-parse', '--verify', '--quiet', `${tag}^{commit}`], {
    cwd: root,
  });
  return status === 0 ? tag : (commits[tag] ?? tag);
}

function pack(source, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const run = (command, args) =>
    execFileSync(command, args, {
      cwd: source,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  run('npx', ['tsup', '--silent', '--no-dts', '--no-clean']);
  const said = run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder]);
  execFileSync('tar', ['-xzf', join(folder, said.trim().split('\n').at(-1)), '-C', folder]);
  return join(folder, 'package');
}
