/**
 * npm run bench -- gate [--bound 3] [--accept]
 *
 * Twenty rows as ratios to C, or to a peer where there is no compiler, against those committed in
 * bench/results/gate.json. A row that is `bound` times as slow or slower, three times in a row, fails by
 * name. `--accept` writes the ratios measured now down in place of the committed ones.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeMarket } from '../harness/market.js';
import { measure, type RowResult } from '../harness/measure.js';
import { buildNative } from '../harness/native.js';
import { describeMachine } from '../harness/report.js';
import type { Row } from '../harness/row.js';
import { blockBars } from '../harness/run-room.js';
import { peerRows } from '../indicators/peer-rows.js';
import { denoiserRows } from '../wavelet/denoiser-rows.js';
import { modwtRows } from '../wavelet/modwt-rows.js';

type Ratios = Readonly<Record<string, number>>;
interface Committed {
  readonly machine: string;
  /** Ours over theirs, by row and by who they are. */
  readonly rows: Readonly<Record<string, Ratios>>;
}

const attempts = 3;
const directory = process.env['BENCH_DIRECTORY'] ?? 'bench';
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 9);
const bound = Number(process.env['BENCH_BOUND'] ?? 1.25);
const file = join(directory, 'results', 'gate.json');
const market = makeMarket(blockBars);

const wavelet = ['modwt db4 J=5: update', 'fast d=0: update'];
const rooms: Readonly<Record<string, readonly Row[]>> = {
  indicators: peerRows().filter(({ native }) => native !== undefined),
  wavelet: [...modwtRows(), ...denoiserRows()].filter(({ name }) => wavelet.includes(name)),
};

if (process.env['BENCH_ACCEPT'] === 'yes') accept(ratiosOf(undefined));
else judge(JSON.parse(readFileSync(file, 'utf8')));

/** Measure the rows of all rooms, or those named alone. */
function ratiosOf(names: readonly string[] | undefined): Map<string, Ratios> {
  const results = Object.entries(rooms).flatMap(([room, rows]): RowResult[] => {
    const wanted = rows.filter(({ name }) => names === undefined || names.includes(name));
    if (wanted.length === 0) return [];
    return measure(wanted, market, rounds, buildNative(directory, room, market));
  });
  return new Map(results.map(({ name, ratio }) => [name, ratio]));
}

function accept(measured: ReadonlyMap<string, Ratios>): void {
  const rows = [...measured].map(([name, ratios]) => {
    const others = Object.entries(ratios).filter(([other]) => other !== 'barwave');
    return [
      name,
      Object.fromEntries(others.map(([other, r]) => [other, Number(r.toPrecision(3))])),
    ];
  });
  const committed: Committed = { machine: describeMachine(), rows: Object.fromEntries(rows) };
  writeFileSync(file, `${JSON.stringify(committed, undefined, 1)}\n`);
  console.log(`${rows.length} rows written to ${file}`);
}

function judge({ machine, rows }: Committed): void {
  console.log(
    `fails from ${bound} times what was measured on ${machine}; here: ${describeMachine()}`,
  );
  let suspects: string[] | undefined;
  for (let attempt = 1; attempt <= attempts && suspects?.length !== 0; attempt++) {
    const measured = ratiosOf(suspects);
    suspects = [...measured].flatMap(([name, now]) =>
      isSlower(name, now, rows[name]) ? [name] : [],
    );
    console.log(`attempt ${attempt}: ${measured.size} rows, ${suspects.length} slower`);
  }
  const lost = Object.keys(rows).filter(
    (name) =>
      !Object.values(rooms)
        .flat()
        .some((row) => row.name === name),
  );
  for (const name of lost) console.error(`FAIL  ${name}: committed, but no longer measured`);
  for (const name of suspects ?? []) console.error(`FAIL  ${name}: slower in ${attempts} attempts`);
  if (lost.length + (suspects ?? []).length > 0) process.exit(1);
}

/** Print a row; whether it takes `bound` times as long beside the first that both know of. */
function isSlower(name: string, now: Ratios, before: Ratios | undefined): boolean {
  const beside = ['C', 'trading-signals', 'technicalindicators'].find(
    (other) => now[other] !== undefined && before?.[other] !== undefined,
  );
  if (before === undefined || beside === undefined) {
    console.error(`${name}: not in ${file}; 'npm run bench -- gate --accept' adds it`);
    return true;
  }
  const worse = now[beside]! / before[beside]!;
  const cells = [before[beside]!, now[beside]!, worse].map((x) => x.toFixed(2).padStart(7));
  console.log(`${name.padEnd(30)} beside ${beside.padEnd(20)}${cells.join('')}`);
  return worse >= bound;
}
