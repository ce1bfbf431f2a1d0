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
const sameShape = new Function('a', 'b', 'return %HaveSameMap(a, b)') as (
  a: object,
  b: object,
) => boolean;
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
