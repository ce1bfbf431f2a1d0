// npx tsx test/release/snapshots-of-release.ts RELEASE, before that release is tagged: saves
// every operator and module after 80 bars, with what it says to ten more.
import { writeFileSync } from 'node:fs';
import { encodeText } from '../../src/core/index.js';
import {
  barsBefore,
  exportedClasses,
  inputOf,
  moduleOptions,
  printedOutput,
  type SavableClass,
  type Saved,
  savedBars,
} from './saved.js';

const [release = ''] = process.argv.slice(2);
const saved: Saved[] = [];
for (const [name, Class] of await exportedClasses()) {
  const parameters = moduleOptions[name] ?? shortParameters(Class);
  if (parameters !== undefined) saved.push(save(name, Class, parameters));
}
saved.sort((a, b) => (a.name < b.name ? -1 : 1));
const lines = saved.map((one) => JSON.stringify(one)).join(',\n');
writeFileSync(`test/data/release/snapshots-${release}.json`, `[\n${lines}\n]\n`);
console.log(`${saved.length} snapshots of ${release}`);

/** Periods of at most five where that fits, otherwise the usual ones; `undefined` for what is no operator. */
function shortParameters(Class: SavableClass): Record<string, unknown> | undefined {
  const { kind } = Class;
  const { parameters = undefined } = (kind ?? {}) as { parameters?: Record<string, object> };
  if (kind?.reads === undefined || parameters === undefined) return undefined;
  const table = Object.entries(parameters) as [
    string,
    { type: string; default: number; min: number },
  ][];
  const integers = table.filter(([, { type }]) => type === 'integer');
  const short = Object.fromEntries(
    integers.map(([name, one], i) => [name, Math.min(one.default, Math.max(one.min, 3 + i))]),
  );
  return fits(Class, short) ? short : {};
}

/** Whether there may be one of `parameters`: some kinds ask for even numbers, or for one above another. */
function fits(Class: SavableClass, parameters: Record<string, unknown>): boolean {
  try {
    return new Class(parameters) !== undefined;
  } catch {
    return false;
  }
}

function save(name: string, Class: SavableClass, parameters: Record<string, unknown>): Saved {
  const subject = new Class(parameters);
  for (const bar of savedBars.slice(0, barsBefore)) subject.update(inputOf(Class, bar));
  const snapshot = encodeText(subject.snapshot() as never);
  const said = savedBars
    .slice(barsBefore)
    .map((bar) => printedOutput(subject.update(inputOf(Class, bar))));
  return { name, parameters, snapshot, said };
}
