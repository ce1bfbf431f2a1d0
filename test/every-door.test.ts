import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, SnapshotError } from '../src/core/index.js';
import { LawBroken } from '../src/testing/index.js';
import { hostile } from './contract/hostile-arguments.js';
import { withoutDoor } from './contract/without-door.js';

// The law of doors for every function that a room exports: whatever stands in place of all its
// arguments, what it throws is an error of this library. Those without a door are listed, each kind
// with its reason.

const own = [ConfigError, SnapshotError, LawBroken];
const source = new URL('../src/', import.meta.url);
const rooms = readdirSync(source, { withFileTypes: true }).filter((one) => one.isDirectory());
const exempt = new Set(Object.values(withoutDoor).flat());

describe.each(rooms.map(({ name }) => name))('every function of %s', (room) => {
  it('refuses by name what is none, or is listed as one without a door', async () => {
    const module = (await import(`../src/${room}/index.ts`)) as Record<string, unknown>;
    for (const [name, given] of Object.entries(module)) {
      if (!isPlain(given) || exempt.has(`${room}.${name}`)) continue;
      const raw = hostile.filter(([, make]) => isRaw(given, make())).map(([what]) => what);
      expect(raw, name).toEqual([]);
    }
  });
});

it('no function is listed that is no more', async () => {
  for (const one of exempt) {
    const [room, name] = one.split('.');
    const module = (await import(`../src/${room}/index.ts`)) as Record<string, unknown>;
    expect(module[name!], one).toBeTypeOf('function');
  }
});

it('docs/limits.md names each of them', () => {
  const page = readFileSync('docs/limits.md', 'utf8');
  const [, table] = page.split('| room | without a check |\n|---|---|\n');
  const rows = table!.slice(0, table!.indexOf('\n\n')).split('\n');
  const named = rows.flatMap((row) => {
    const [room, names] = row.split(' | ') as [string, string];
    return [...names.matchAll(/`(\w+)`/g)].map(([, name]) => `${room.slice(2)}.${name}`);
  });
  expect(named.sort()).toEqual([...exempt].sort());
});

type Plain = (...given: unknown[]) => unknown;

function isPlain(given: unknown): given is Plain {
  return typeof given === 'function' && !/^class\b/.test(Function.prototype.toString.call(given));
}

/** Whether `call` throws what says nothing of an argument. */
function isRaw(call: Plain, argument: unknown): boolean {
  try {
    const said = call(...Array.from({ length: Math.max(1, call.length) }, () => argument));
    if (said instanceof Promise) said.catch(() => {});
    return false;
  } catch (error) {
    return !own.some((Class) => error instanceof Class);
  }
}
