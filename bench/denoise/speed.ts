import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StreamingWaveletTransformer, WaveletDenoiser } from '../../src/wavelet/index.js';

export interface Speed {
  readonly name: string;
  readonly ns: number;
  /** Over the C program; NaN where there is no compiler. */
  readonly ratio: number;
}

const block = 5_000;
const blocks = 300;

/** Least nanoseconds an update over many short blocks, of each mode. */
export function speeds(): Speed[] {
  const walk = new Float64Array(30 * block);
  for (let i = 0, seed = 1, x = 100; i < walk.length; i++) {
    seed = (seed * 16_807) % 2_147_483_647;
    x += seed / 2_147_483_647 - 0.5;
    walk[i] = x;
  }
  const c = native();
  return Object.entries({
    'fast d=0': () => new WaveletDenoiser({ mode: 'fast' }),
    'fast d=3': () => new WaveletDenoiser({ mode: 'fast', delay: 3 }),
    'fast d=7': () => new WaveletDenoiser({ mode: 'fast', delay: 7 }),
    'adaptive d=0': () => new WaveletDenoiser(),
    'adaptive d=7': () => new WaveletDenoiser({ delay: 7 }),
    'exact db4 J=5': () => new WaveletDenoiser({ mode: 'exact', delay: 217 }),
    'quality sym4 d=0': () => new WaveletDenoiser({ mode: 'quality', wavelet: 'sym4' }),
    'transformer, fast': () => new StreamingWaveletTransformer({ mode: 'fast' }),
    'transformer, adaptive': () => new StreamingWaveletTransformer(),
  }).map(([name, make]) => {
    const ns = least(make(), walk);
    return { name, ns, ratio: ns / c };
  });
}

function least(operator: { update(x: number): number }, walk: Float64Array): number {
  // A loop of its own for each, so that none meets the other's shapes.
  const loop = new Function(
    'operator, walk, from, to',
    'let last = 0; for (let i = from; i < to; i++) last = operator.update(walk[i]); return last;',
  );
  const rounds = operator instanceof WaveletDenoiser ? blocks : blocks / 2;
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const from = (round % 30) * block;
    const start = process.hrtime.bigint();
    loop(operator, walk, from, from + block);
    best = Math.min(best, Number(process.hrtime.bigint() - start) / block);
  }
  return best;
}

/** db4 J=5, analysis, soft thresholds and inverse, in C. */
function native(): number {
  const source = join(process.env['BENCH_DIRECTORY'] ?? 'bench', 'native', 'modwt.c');
  if (!existsSync(source)) return Number.NaN;
  const program = join(mkdtempSync(join(tmpdir(), 'barwave-')), 'modwt');
  try {
    execFileSync('cc', ['-O3', '-march=native', '-o', program, source, '-lm'], { stdio: 'pipe' });
    return JSON.parse(execFileSync(program, ['5'], { encoding: 'utf8' })).denoised;
  } catch {
    return Number.NaN;
  }
}
