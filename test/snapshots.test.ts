import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Bar } from '../src/bars/bar.js';
import {
  decodeBinary,
  decodeText,
  encodeBinary,
  encodeText,
  type Snapshot,
  SnapshotError,
  type State,
} from '../src/core/index.js';
import { IncrementalIndicators } from '../src/indicators/index.js';
import { seriesOf } from './contract/series.js';
import { exportedOperators, parametersFor } from './contract/subjects.js';

// A snapshot from outside is hostile input: whatever is in it, decoding and restoring end in a
// value or a SnapshotError, nothing outside is touched, and a refused one leaves no trace.

const bars = seriesOf('bar', 'lively', 3, 90) as Bar[];
const make = () =>
  new IncrementalIndicators({
    rsi: { kind: 'rsi', period: 5 },
    smooth: { kind: 'sma', period: 5, of: 'rsi' },
    macd: { kind: 'macd', fastPeriod: 3, slowPeriod: 6, signalPeriod: 4 },
    bands: { kind: 'bollinger', period: 7 },
    atr: { kind: 'atr', period: 5 },
  });
const played = make();
for (const bar of bars) played.update(bar);
const good = played.snapshot();

it('carries every state both ways without loss', () => {
  const state: fc.Arbitrary<State> = fc.letrec<{ state: State }>((tie) => ({
    state: fc.oneof(
      { depthSize: 'small' },
      fc.double().filter((x) => Math.abs(x) !== Infinity),
      fc.string({ unit: 'binary' }),
      fc.boolean(),
      fc.constant(null),
      fc
        .array(fc.double().filter((x) => Math.abs(x) !== Infinity))
        .map((x) => Float64Array.from(x)),
      fc.array(tie('state')),
      fc.dictionary(fc.string(), tie('state'), { noNullPrototype: true }),
    ),
  })).state;
  fc.assert(
    fc.property(state, (inner) => {
      const snapshot: Snapshot = { format: 1, version: 1, id: 'x', state: inner };
      const viaText = decodeText(encodeText(snapshot));
      const viaBytes = decodeBinary(encodeBinary(snapshot));
      expect(encodeText(viaText)).toBe(encodeText(snapshot));
      expect(encodeText(viaBytes)).toBe(encodeText(snapshot));
    }),
    { numRuns: 500, seed: 1 },
  );
});

it('keeps −0, NaN and lone surrogates', () => {
  const state = {
    zero: -0,
    none: Number.NaN,
    text: '\ud800',
    list: Float64Array.of(-0, Number.NaN),
  };
  for (const snapshot of [
    decodeText(encodeText({ ...good, state })),
    decodeBinary(encodeBinary({ ...good, state })),
  ]) {
    expect(Object.is((snapshot.state as typeof state).zero, -0)).toBe(true);
    expect(snapshot.state).toEqual(state);
  }
});

it('a snapshot that went through JSON is refused with a word on what to use instead', async () => {
  for (const Class of (await exportedOperators()).values()) {
    const fresh = new Class(parametersFor(Class, 0));
    const plain = JSON.parse(JSON.stringify(fresh.snapshot())) as Snapshot;
    expect(() => fresh.restore(plain)).toThrow('save with encodeText, read with decodeText');
  }
  const set = make();
  const plain = JSON.parse(JSON.stringify(good)) as Snapshot;
  expect(() => set.restore(plain)).toThrow('save with encodeText, read with decodeText');
});

it('10,000 mutated snapshots end in a value or a SnapshotError, and nothing is polluted', () => {
  const text = encodeText(good);
  const bytes = encodeBinary(good);
  const before = encodeText(good);
  let restored = 0;
  let refused = 0;
  const attempt = (decode: () => Snapshot): void => {
    const target = make();
    const untouched = encodeText(target.snapshot());
    try {
      target.restore(decode());
      restored += 1;
      for (const bar of bars.slice(0, 5)) target.update(bar);
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
      refused += 1;
      expect(encodeText(target.snapshot())).toBe(untouched);
    }
  };
  fc.assert(
    fc.property(mutationOfText(text), (mutated) => attempt(() => decodeText(mutated))),
    { numRuns: 4000, seed: 1 },
  );
  fc.assert(
    fc.property(mutationOfBytes(bytes), (mutated) => attempt(() => decodeBinary(mutated))),
    { numRuns: 4000, seed: 2 },
  );
  fc.assert(
    fc.property(mutationOfValue(good), (mutated) => attempt(() => mutated as Snapshot)),
    { numRuns: 2000, seed: 3 },
  );
  expect(encodeText(good)).toBe(before);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(restored).toBeGreaterThan(50);
  expect(refused).toBeGreaterThan(5000);
});

it.each([
  ['nested 20,000 deep', () => decodeText(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)],
  ['nested 40 deep', () => decodeText(`{"state":${'['.repeat(40)}${']'.repeat(40)}}`)],
  ['longer than allowed', () => decodeText(encodeText(good), { maxBytes: 100 })],
  ['more bytes than allowed', () => decodeBinary(encodeBinary(good), { maxBytes: 100 })],
  ['a claimed length of 1e9', () => decodeBinary(claiming(1_000_000_000))],
  ['a claimed length of 2^32 − 1', () => decodeBinary(claiming(4_294_967_295))],
  ['nothing', () => decodeBinary(new Uint8Array())],
  ['no text', () => decodeText(undefined as unknown as string)],
  ['1e999', () => decodeText('{"format":1,"version":1,"id":"\'x","state":1e999}')],
  ['base64 that is none', () => decodeText('{"format":1,"version":1,"id":"\'x","state":"#A"}')],
  ['base64 with a stray letter', () => decodeText(encodeText(good).replace('#AA', '#A*'))],
])('refuses %s', (_what, decode) => {
  expect(decode).toThrow(SnapshotError);
});

it('an own __proto__ is a key like any other, and unknown', () => {
  const evil = encodeText(good).replace('"state":{', '"state":{"__proto__":{"polluted":true},');
  expect(() => make().restore(decodeText(evil))).toThrow(SnapshotError);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

it('every exported operator survives hostile snapshots of its own', async () => {
  for (const [, Class] of await exportedOperators()) {
    const parameters = parametersFor(Class, 0);
    const { reads } = Class.kind;
    const inputs = seriesOf(reads, 'lively', 4, 100);
    const source = new Class(parameters);
    for (const input of inputs.slice(0, 60)) source.update(input);
    fc.assert(
      fc.property(mutationOfValue(source.snapshot()), (mutated) => {
        const target = new Class(parameters);
        const untouched = encodeText(target.snapshot());
        try {
          target.restore(mutated as Snapshot);
          for (const input of inputs.slice(60)) target.update(input);
          for (const input of inputs.slice(0, 60)) target.peek(input);
        } catch (error) {
          if (!(error instanceof SnapshotError)) throw error;
          expect(encodeText(target.snapshot())).toBe(untouched);
        }
      }),
      { numRuns: 60, seed: 5 },
    );
  }
});

/** The header of a binary snapshot, then an array of doubles that claims `length` of them. */
function claiming(length: number): Uint8Array {
  const bytes = Uint8Array.of(0x62, 0x77, 0x73, 0x31, 5, 0, 0, 0, 0);
  new DataView(bytes.buffer).setUint32(5, length, true);
  return bytes;
}

/** Text with characters flipped, cut off, doubled, or a telling piece put in. */
function mutationOfText(text: string): fc.Arbitrary<string> {
  const at = fc.nat(text.length);
  const pieces = [
    '__proto__',
    '"x":1,',
    '1e999',
    'null',
    '"NaN"',
    '-1',
    '0.5',
    '[',
    '"',
    '1e9',
    '9',
  ];
  return fc.oneof(
    fc
      .tuple(at, fc.string({ maxLength: 2 }))
      .map(([i, s]) => text.slice(0, i) + s + text.slice(i + s.length)),
    at.map((i) => text.slice(0, i)),
    fc.tuple(at, at).map(([i, j]) => text.slice(0, i) + text.slice(j)),
    fc.tuple(at, fc.constantFrom(...pieces)).map(([i, s]) => text.slice(0, i) + s + text.slice(i)),
    fc
      .constantFrom(...(text.match(/\d+/g) ?? ['1']))
      .chain((n) => fc.constantFrom(...pieces).map((s) => text.replace(n, s))),
  );
}

function mutationOfBytes(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const at = fc.nat(bytes.length - 1);
  return fc.oneof(
    fc.tuple(at, fc.nat(255)).map(([i, b]) => bytes.with(i, b)),
    fc.tuple(at, fc.nat(7)).map(([i, bit]) => bytes.with(i, bytes[i]! ^ (1 << bit))),
    at.map((i) => bytes.slice(0, i)),
    fc.tuple(at, at).map(([i, j]) => Uint8Array.of(...bytes.subarray(0, i), ...bytes.subarray(j))),
  );
}

/** The snapshot with one part, anywhere in it, replaced by something else. */
function mutationOfValue(snapshot: Snapshot): fc.Arbitrary<unknown> {
  const paths: (readonly (string | number)[])[] = [];
  const collect = (value: unknown, path: readonly (string | number)[]): void => {
    paths.push(path);
    if (typeof value !== 'object' || value === null || value instanceof Float64Array) return;
    for (const [key, part] of Object.entries(value)) collect(part, [...path, key]);
  };
  collect(snapshot, []);
  const odd = fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    'x',
    -1,
    0.5,
    1e9,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    true,
    [],
    {},
    new Float64Array(3),
    { __proto__: null, polluted: 1 },
    new Map(),
    1n,
    Symbol('x'),
  );
  return fc.tuple(fc.constantFrom(...paths), odd).map(([path, value]) => {
    if (path.length === 0) return value;
    const copy = structuredClone(snapshot) as unknown as Record<string | number, unknown>;
    let at = copy;
    for (const key of path.slice(0, -1)) at = at[key] as typeof at;
    at[path.at(-1)!] = value;
    return copy;
  });
}
