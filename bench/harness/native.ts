import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Market } from './market.js';

/** A C program that times the same work over the same bars; undefined where there is no compiler. */
export type Native = { readonly program: string; readonly data: string } | undefined;

/**
 * Compile bench/native/`room`.c and write the market down for it: six columns of doubles, one after
 * the other, in the order of a bar's fields.
 */
export function buildNative(directory: string, room: string, market: Market): Native {
  const build = join(directory, 'native', 'build');
  const program = join(build, room);
  const data = join(build, `${room}.bars`);
  mkdirSync(build, { recursive: true });
  const { time, open, high, low, close, volume } = market;
  writeFileSync(data, Buffer.concat([time, open, high, low, close, volume].map(bytesOf)));
  const source = join(directory, 'native', `${room}.c`);
  try {
    execFileSync(
      'cc',
      ['-O3', '-march=native', '-ffp-contract=off', '-o', program, source, '-lm'],
      { stdio: 'pipe' },
    );
    return { program, data };
  } catch {
    return undefined;
  }
}

/** Nanoseconds a bar by the name of the work: one JSON object on the program's standard output. */
export function runNative(native: Native): Record<string, number> {
  if (native === undefined) return {};
  return JSON.parse(execFileSync(native.program, [native.data], { encoding: 'utf8' }));
}

function bytesOf(column: Float64Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}
