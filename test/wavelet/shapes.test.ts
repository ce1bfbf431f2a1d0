import { setFlagsFromString } from 'node:v8';
import { expect, test } from 'vitest';
import {
  Modwt,
  StreamingWaveletTransformer,
  WaveletDenoiser,
  WaveletEnergy,
} from '../../src/wavelet/index.js';

// A kernel that meets states of many hidden classes is compiled anew for each, and then for none.

setFlagsFromString('--allow-natives-syntax');
// V8 moves an object to the newest version of its class only when somebody reads it: a snapshot with
// a count past 2^31, restored by another test of this process, makes a new version.
const sameShape = new Function(
  'a',
  'b',
  '%TryMigrateInstance(a); %TryMigrateInstance(b); return %HaveSameMap(a, b)',
) as (a: object, b: object) => boolean;
setFlagsFromString('--no-allow-natives-syntax');

/** Paths at which the parts of two operators have different hidden classes. */
function differences(a: object, b: object, path: string): string[] {
  const here = sameShape(a, b) ? [] : [path];
  const parts = Object.entries(a).filter(
    ([, part]) => typeof part === 'object' && part !== null && !ArrayBuffer.isView(part),
  );
  const below = parts.flatMap(([key, part]) =>
    differences(part, (b as Record<string, object>)[key]!, `${path}.${key}`),
  );
  return [...here, ...below];
}

test('a wider field in between leaves one class; another order of fields makes two', () => {
  const make = () => ({ toldCount: 0, records: new Float64Array(1) });
  const [early, wide] = [make(), make()];
  wide.toldCount = 2 ** 40;
  expect(sameShape(early, make())).toBe(true);
  expect(sameShape(early, { records: new Float64Array(1), toldCount: 0 })).toBe(false);
});

test.each([Modwt, WaveletEnergy, WaveletDenoiser, StreamingWaveletTransformer])(
  '%o: all instances have one hidden class',
  (Class) => {
    const operators = Array.from({ length: 24 }, () => {
      const operator = new Class();
      for (let t = 0; t < 300; t++) operator.update(100 + ((t * t) % 7));
      return operator;
    });
    for (const other of operators.slice(1)) {
      expect(differences(operators[0]!, other, Class.kind.name)).toEqual([]);
    }
  },
);
