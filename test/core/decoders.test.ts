import { expect, it } from 'vitest';
import {
  ConfigError,
  decodeBinary,
  decodeText,
  encodeBinary,
  encodeText,
  type Snapshot,
  SnapshotError,
} from '../../src/core/index.js';
import { decoderCases } from './decoder-cases.js';

const maxNodes = 10_000;

it.each(Object.entries(decoderCases))('%s', (_name, { make, isAccepted }) => {
  const input = make(maxNodes);
  const decode = (): Snapshot =>
    typeof input === 'string' ? decodeText(input, { maxNodes }) : decodeBinary(input, { maxNodes });
  if (!isAccepted) expect(decode).toThrow(SnapshotError);
  else if (typeof input === 'string') expect(encodeText(decode())).toHaveLength(input.length);
  else expect(encodeBinary(decode())).toEqual(input);
});

const small: Snapshot = { format: 1, version: 1, id: 'x', state: [[1, 'a'], { b: null }] };

it('counts every value, and refuses the one beyond the budget', () => {
  expect(decodeText(encodeText(small), { maxNodes: 10 })).toEqual(small);
  expect(decodeBinary(encodeBinary(small), { maxNodes: 10 })).toEqual(small);
  expect(() => decodeText(encodeText(small), { maxNodes: 9 })).toThrow('more than 9 values');
  expect(() => decodeBinary(encodeBinary(small), { maxNodes: 9 })).toThrow('more than 9 values');
});

it('says that there are bytes after the end, or that a length lies', () => {
  const bytes = encodeBinary(small);
  expect(() => decodeBinary(Uint8Array.of(...bytes, 0))).toThrow('bytes after the end');
  const claiming = bytes.with(5, 255); // fields of the envelope: 4 there, 255 claimed
  expect(() => decodeBinary(claiming)).toThrow('a length beyond the end');
});

it('takes 32 levels and no more', () => {
  const nested = (depth: number) => ({
    ...small,
    state: JSON.parse('['.repeat(depth) + ']'.repeat(depth)),
  });
  for (const decode of [
    (depth: number) => decodeText(encodeText(nested(depth))),
    (depth: number) => decodeBinary(encodeBinary(nested(depth))),
  ]) {
    expect(decode(32)).toEqual(nested(32));
    expect(() => decode(33)).toThrow('nested deeper than 32');
  }
});

it.each([
  '{"format":1,"version":1,"id":"\'x","state":01}',
  '{"format":1,"version":1,"id":"\'x","state":1.}',
  '{"format":1,"version":1,"id":"\'x","state":-}',
  '{"format":1,"version":1,"id":"\'x","state":[1,]}',
  '{"format":1,"version":1,"id":"\'x","state":{"a":1,}}',
  '{"format":1,"version":1,"id":"\'x","state":{a:1}}',
  '{"format":1,"version":1,"id":"\'x","state":"\'\t"}',
  '{"format":1,"version":1,"id":"\'x","state":"\'\\x"}',
  '{"format":1,"version":1,"id":"\'x","state":"\'\\u12"}',
  '{"format":1,"version":1,"id":"\'x","state":nul}',
  '{"format":1,"version":1,"id":"\'x","state":undefined}',
  '{"format":1,"version":1,"id":"\'x","state":1}}',
  '{"format":1,"version":1,"id":"\'x"}',
  '{"format":1.5,"version":1,"id":"\'x","state":1}',
  '{"format":1,"version":1,"id":"NaN","state":1}',
  '{"format":1,"version":1,"id":"\'x","state":1e400}',
  '[]',
  'null',
  '',
])('refuses %s', (text) => {
  expect(() => decodeText(text)).toThrow(SnapshotError);
});

it('reads what other JSON writers make of the same text', () => {
  const text =
    '\n{ "state" : [ "\\u0027a\\/\\"" , "#AAAAAAAA8D8\\u003d" , -1.5E+2 ] , "id":"\'x","version":1,"format":1}\t';
  expect(decodeText(text)).toEqual({ ...small, state: ['a/"', Float64Array.of(1), -150] });
});

it.each([
  '{"a":1,"a":1}',
  '{"a":[1,{"b":2,"c":3,"b":2}]}',
  '{"a":{},"a":[1,2,3]}',
  '{"a":1,"\\u0061":2}',
  '{"__proto__":1,"__proto__":1}',
])('a field of a state that is there twice is refused as text: %s', (state) => {
  const text = `{"format":1,"version":1,"id":"'x","state":${state}}`;
  expect(() => decodeText(text)).toThrow('twice');
});

it('a field of a state that is there twice is refused as bytes', () => {
  const bytes = encodeBinary({ ...small, state: { ak: 1, bk: [{ ck: 1, dk: 2, toString: 3 }] } });
  expect(decodeBinary(bytes).state).toEqual({ ak: 1, bk: [{ ck: 1, dk: 2, toString: 3 }] });
  const [a, b, c, d] = ['ak', 'bk', 'ck', 'dk'].map((key) => placeOf(bytes, key));
  for (const [from, to] of [
    [b!, a!],
    [d!, c!],
  ]) {
    const forged = bytes.slice();
    forged[from!] = bytes[to!]!;
    expect(() => decodeBinary(forged)).toThrow('twice');
  }
});

const placeOf = (bytes: Uint8Array, key: string): number =>
  bytes.findIndex(
    (byte, i) =>
      byte === key.charCodeAt(0) && bytes[i + 1] === 0 && bytes[i + 2] === key.charCodeAt(1),
  );

it('flags, words, numbers and names of every kind come back from both codecs', () => {
  // Names of one length, of which hundreds begin and end alike.
  const letters = [...'abcdefghij'];
  const names = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)));
  const state = {
    flags: [true, false, null, true],
    texts: ['', 'a', 'x'.repeat(3_000), '"\\\n\u2028', 'ß漢'],
    numbers: [0, -1.5, 1e-300, 2 ** 53],
    names: Object.fromEntries(names.map((name, i) => [name, i])),
    '': 1,
    ['n'.repeat(50)]: 2,
  };
  const snapshot = { ...small, state };
  expect(decodeText(encodeText(snapshot))).toEqual(snapshot);
  expect(decodeBinary(encodeBinary(snapshot))).toEqual(snapshot);
});

it('an own __proto__ stays a key in both codecs', () => {
  const text = '{"format":1,"version":1,"id":"\'x","state":{"__proto__":{"polluted":1}}}';
  for (const snapshot of [decodeText(text), decodeBinary(encodeBinary(decodeText(text)))]) {
    const state = snapshot.state as object;
    expect(Object.keys(state)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(state)).toBe(Object.prototype);
    expect('polluted' in state).toBe(false);
  }
});

it.each([{ maxBytes: Number.NaN }, { maxNodes: -1 }, { maxByte: 5 }, null, 5])(
  'limits that are none are a ConfigError: %o',
  (limits) => {
    expect(() => decodeText(encodeText(small), limits as never)).toThrow(ConfigError);
    expect(() => decodeBinary(encodeBinary(small), limits as never)).toThrow(ConfigError);
  },
);

it('bytes that another thread could change are copied before they are scanned', () => {
  const shared = new Uint8Array(new SharedArrayBuffer(encodeBinary(small).length));
  shared.set(encodeBinary(small));
  expect(decodeBinary(shared)).toEqual(small);
});
