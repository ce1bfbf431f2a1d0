import { readFileSync, writeFileSync } from 'node:fs';
import type { Row } from './bundles.js';
import type { Said } from './said.js';

const path = 'test/data/golden.json';

/** What the library is committed to say, on every runtime. */
export function golden(): Said {
  return JSON.parse(readFileSync(path, 'utf8')) as Said;
}

export function accept(said: Said): void {
  writeFileSync(path, `${JSON.stringify(said, undefined, 2)}\n`);
}

/** Bars that everything is asked about. */
export const goldenBarCount = 100_000;

/** What to do where the committed hash is not what is said. */
export const howToAccept =
  'if the library says other bits on purpose (a version rose): npx tsx test/golden/accept.ts';

/** A line for each runtime: which of its parts differ from `expected`, or that all are equal. */
export function tableOf(rows: readonly Row[], expected: Said): string[] {
  return rows.map(({ runtime, seconds, said }) => {
    if (said === undefined) return `| ${runtime} | not present | |`;
    const differing = Object.keys(expected.parts).filter(
      (part) => said.parts[part] !== expected.parts[part],
    );
    const verdict = differing.length === 0 ? 'equal' : `differs in ${differing.join(', ')}`;
    return `| ${runtime} | ${verdict} | ${seconds.toFixed(1)} s |`;
  });
}
