import { spawnSync } from 'node:child_process';
import { throughput } from '../pipeline/throughput.js';
import { options } from './options.js';

/** What so many symbols take in a process of their own. */
export interface Growth {
  readonly symbols: number;
  /** Bars of each symbol before any is timed. */
  readonly warmMinutes: number;
  /** CPU µs a bar. */
  readonly microseconds: number;
  /** State of a symbol on the heap, in bytes. */
  readonly bytesASymbol: number;
  /** Resident memory of the whole process, in bytes. */
  readonly residentBytes: number;
}

/** Minutes of warm-up and minutes that are timed, five times over. */
const lengths: Readonly<Record<number, readonly [number, number]>> = {
  10: [3_000, 400],
  100: [300, 50],
  1000: [64, 8],
  10000: [16, 2],
};

/** Measured here. */
export function growthHere(symbols: number): Growth {
  const [warmMinutes, minutes] = lengths[symbols]!;
  const { microseconds, bytesASymbol } = throughput(symbols, warmMinutes, minutes, options);
  return {
    symbols,
    warmMinutes,
    microseconds,
    bytesASymbol,
    residentBytes: process.memoryUsage().rss,
  };
}

/** Measured in a fresh process, which may take the memory that 10,000 symbols need. */
export function growthApart(symbols: number): Growth {
  const flags = ['--expose-gc', '--max-old-space-size=12000'];
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, process.argv[1]!], {
    encoding: 'utf8',
    env: { ...process.env, BENCH_SYMBOLS: String(symbols) },
  });
  if (!stdout.startsWith('{')) throw new Error(`${symbols} symbols: ${stderr || 'no figure'}`);
  return JSON.parse(stdout);
}
