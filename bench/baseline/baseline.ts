/**
 * npm run bench -- baseline [--release v0.1.0] [--only ema,vwap] [--slice 2/4]
 * npm run bench -- modules [--only ema] [--slice 2/4]
 *
 * Every kind that both the release's package and today's have, by update, peek and process: how
 * many times as fast it is now, the median over three processes; or today's package as CommonJS
 * beside itself as ES modules. Prints for each way the median of all kinds, the nine of the README, and
 * the ten slowest; then a set of indicators, and the wavelets.
 */
import { spawnSync } from 'node:child_process';
import { describeMachine } from '../harness/report.js';
import { type Compared, compareBoth, setName, wavelets } from './both-packages.js';

const turns = 3;
const ofReadme = ['sma', 'ema', 'rsi', 'macd', 'bollinger', 'atr', 'vwap', 'stochastic', 'adx'];
const env = (name: string): string => process.env[`BENCH_${name}`] ?? '';

if (env('TURN') === '') {
  const measured = Array.from({ length: turns }, (_, turn) => inProcess(turn));
  print(measured[0]!.map((row) => medianOf(row, measured)));
} else {
  const folders = { before: env('BEFORE'), now: env('PACKAGE'), extension: env('EXTENSION') };
  const numbers = { rounds: Number(env('ROUNDS')), turn: Number(env('TURN')) };
  const settings = { only: env('ONLY'), slice: env('SLICE'), ...numbers };
  console.log(JSON.stringify(await compareBoth(folders, settings)));
}

function inProcess(turn: number): Compared[] {
  const child = spawnSync(process.execPath, ['--expose-gc', process.argv[1]!], {
    env: { ...process.env, BENCH_TURN: String(turn) },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (child.status !== 0) throw new Error(`turn ${turn} ended with ${child.status}`);
  return JSON.parse(child.stdout);
}

function medianOf({ name, way }: Compared, measured: readonly Compared[][]): Compared {
  const same = measured.map((rows) => rows.find((row) => row.name === name && row.way === way)!);
  return same.sort((a, b) => a.times - b.times)[same.length >> 1]!;
}

function print(rows: readonly Compared[]): void {
  console.log(`Node ${process.versions.node}, ${describeMachine()}; × ${env('WORDS')}`);
  const line = ({ name, times }: Compared): string => `${name} ${times.toFixed(2)}`;
  for (const way of ['update', 'peek', 'process']) {
    const all = rows.filter((row) => row.way === way && !isApart(row));
    if (all.length === 0) continue;
    const sorted = [...all].sort((a, b) => a.times - b.times);
    const [median, worst] = [sorted[sorted.length >> 1]!, sorted[0]!].map(({ times }) => times);
    console.log(
      `\n${way}, ${all.length} kinds: median ${median!.toFixed(2)}, worst ${worst!.toFixed(2)}`,
    );
    const nine = all.filter(({ name }) => ofReadme.includes(name));
    console.log(`  README: ${nine.map(line).join(', ')}`);
    console.log(`  slowest: ${sorted.slice(0, 10).map(line).join(', ')}`);
    const grown = all.filter((row) => row.bytesBefore === 0 && row.bytesNow > 0);
    const bytes = grown.map(({ name, bytesNow }) => `${name} ${bytesNow} B`).join(', ');
    console.log(`  allocates where it did not: ${bytes || '–'}`);
  }
  for (const row of rows.filter(isApart)) {
    const { name, way, times, leastTimes, bytesBefore, bytesNow } = row;
    const [share, leastShare] = [1 / times, 1 / leastTimes].map((x) => x.toFixed(3));
    console.log(
      `\n${name}, ${way}: ${times.toFixed(2)}; ${share} of the time, median of alternating rounds,`,
    );
    console.log(`  ${leastShare} by the least of each; ${bytesNow} B for ${bytesBefore} B`);
  }
}

/** Whether it is no kind of the catalogue. */
function isApart({ name }: Compared): boolean {
  return name === setName || name in wavelets;
}
