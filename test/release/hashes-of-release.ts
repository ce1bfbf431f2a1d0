// npx tsx test/release/hashes-of-release.ts [VERSION]: how many kinds still say, bit for bit, what
// that release said over 100,000 bars. With --write, at the release's tag: writes its table.
import { writeFileSync } from 'node:fs';
import { catalog, classOf } from '../../src/indicators/catalog.js';
import { hashKinds, parametersToTry, readTable, tablePath } from './table.js';

const lengths = [10_000, 100_000];
const [release = '0.1.0', flag] = process.argv.slice(2);
console.log(`Node ${process.versions.node}`);
if (flag === '--write') write();
else print();

function write(): void {
  const names = Object.keys(catalog);
  const runs = Object.fromEntries(
    names.map((kind) => [kind, { parameters: parametersToTry(classOf(kind)) }]),
  );
  const hashed = lengths.map((length) => [length, hashKinds(runs, length)] as const);
  const kinds = names.map((kind) => {
    const hashes = Object.fromEntries(hashed.map(([length, of]) => [length, of[kind]]));
    return [kind, { version: classOf(kind).kind.version, ...runs[kind], hashes }];
  });
  const table = { release, left: [], kinds: Object.fromEntries(kinds) };
  writeFileSync(tablePath(release), `${JSON.stringify(table, undefined, 1)}\n`);
  console.log(`${names.length} kinds, written to ${tablePath(release)}`);
}

function print(): void {
  const { kinds, left } = readTable(release);
  const length = lengths.at(-1)!;
  const now = hashKinds(kinds, length);
  const differing = Object.keys(kinds).filter((kind) => kinds[kind]!.hashes[length] !== now[kind]);
  const runs = Object.values(kinds).reduce((sum, { parameters }) => sum + parameters.length, 0);
  const equal = Object.keys(kinds).length - differing.length;
  console.log(`${length} bars, ${runs} configurations and a set, by update, peek and process`);
  console.log(
    `${equal} kinds equal to ${release}, ${differing.length} not: ${differing.join(', ') || '–'}`,
  );
  console.log(
    `${left.length} left the table, their version having risen: ${left.join(', ') || '–'}`,
  );
}
