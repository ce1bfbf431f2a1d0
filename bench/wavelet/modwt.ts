/**
 * What an update of `Modwt` costs, beside a C program of the same algorithm in the same run.
 *
 *     npx tsx bench/wavelet/modwt.ts
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Modwt } from '../../src/wavelet/index.js';

const samples = 200_000;
const runs = 15;
let kept = 0;

const walk = new Float64Array(samples);
for (let i = 0, seed = 1, x = 100; i < samples; i++) {
  seed = (seed * 16807) % 2147483647;
  x += seed / 2147483647 - 0.5;
  walk[i] = x;
}

/** Least nanoseconds a sample over several runs of `pass`; it returns something to be kept. */
function least(pass: () => number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = process.hrtime.bigint();
    kept += pass();
    best = Math.min(best, Number(process.hrtime.bigint() - start) / samples);
  }
  return best;
}

function native(): { analysis: number; denoised: number } | undefined {
  const source = new URL('../native/modwt.c', import.meta.url).pathname;
  const program = join(mkdtempSync(join(tmpdir(), 'barwave-')), 'modwt');
  try {
    execFileSync('cc', ['-O3', '-march=native', '-o', program, source, '-lm']);
    return JSON.parse(execFileSync(program, ['5'], { encoding: 'utf8' }));
  } catch {
    return undefined; // no C compiler here
  }
}

const c = native();
if (c !== undefined) {
  console.log(
    `C -O3 -march=native, db4 J=5: analysis ${c.analysis} ns, + soft + inverse ${c.denoised} ns`,
  );
}
console.log(
  'wavelet  phase            J   update ns   peek ns   process ns   B/update   × C analysis',
);
for (const [wavelet, phase] of [
  ['db4', 'minimum'],
  ['haar', 'minimum'],
  ['db2', 'minimum'],
  ['sym4', 'minimum'],
  ['sym4', 'percival-walden'],
  ['sym8', 'minimum'],
] as const) {
  for (const maxLevels of [3, 5, 8]) {
    const modwt = new Modwt({ wavelet, maxLevels, phase });
    const update = least(() => {
      let sum = 0;
      for (let i = 0; i < samples; i++) sum += modwt.update(walk[i]!);
      return sum;
    });
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < samples; i++) modwt.update(walk[i]!);
    const bytes = Math.max(0, process.memoryUsage().heapUsed - before) / samples;
    const peek = least(() => {
      let sum = 0;
      for (let i = 0; i < samples; i++) sum += modwt.peek(walk[i]!);
      return sum;
    });
    const columns = modwt.process(walk);
    const block = least(() => {
      modwt.process(walk, columns);
      return columns.value[samples - 1]!;
    });
    const ratio =
      c !== undefined && wavelet === 'db4' && maxLevels === 5
        ? (update / c.analysis).toFixed(2)
        : '';
    console.log(
      [
        wavelet.padEnd(8),
        phase.padEnd(15),
        String(maxLevels).padStart(2),
        update.toFixed(1).padStart(11),
        peek.toFixed(1).padStart(9),
        block.toFixed(1).padStart(12),
        bytes.toFixed(1).padStart(10),
        ratio.padStart(14),
      ].join(' '),
    );
  }
}
if (kept === 0) console.log('nothing was kept');
