import { expect, it } from 'vitest';
import { classOf } from '../../src/indicators/catalog.js';
import { cases } from '../cases.js';
import { hashKinds, readTable, tablePath } from './table.js';

// What 0.1.0 said, bit for bit, until a kind's `version` says that it speaks otherwise on purpose.

const { release, kinds, left } = readTable('0.1.0');
const length = cases(100_000);

it('every kind of the release is in the table, or left it when its version rose', () => {
  expect(new Set([...Object.keys(kinds), ...left]).size).toBe(98);
  expect(left.filter((kind) => kind in kinds)).toEqual([]);
});

it('no kind of the table has another version', () => {
  const risen = Object.keys(kinds).filter(
    (kind) => classOf(kind).kind.version !== kinds[kind]!.version,
  );
  const todo = `move it from 'kinds' to 'left' in ${tablePath(release)}`;
  expect(risen.map((kind) => `${kind} has a new version: ${todo}`)).toEqual([]);
});

it(`every kind says what ${release} said over ${length} bars`, () => {
  const now = hashKinds(kinds, length);
  const differing = Object.keys(kinds).filter((kind) => now[kind] !== kinds[kind]!.hashes[length]);
  expect(differing).toEqual([]);
}, 300_000);
