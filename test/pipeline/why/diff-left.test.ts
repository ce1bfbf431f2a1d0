import { describe, expect, it } from 'vitest';
import type { SymbolBar } from '../../../src/bars/bar.js';
import { decodeText, encodeText } from '../../../src/core/index.js';
import { diff, Pipeline } from '../../../src/pipeline/index.js';
import { minutes, small } from '../market.js';

const options = { ...small, timeframes: ['1m'], denoise: false } as const;
const bars = minutes('X', 8, 24);
const fresh = (): Pipeline => new Pipeline(options as never);

describe('two feeds that part', () => {
  it.each([
    ['where they differ', [...bars.slice(0, 5), { ...bars[5]!, volume: 7 }, ...bars.slice(6)], 5],
    ['where the first ends', [...bars, { ...bars[23]!, time: bars[23]!.time + 60_000 }], 24],
  ])('%s: both are left', (_, others, index) => {
    const left: string[] = [];
    function* told(name: string, list: readonly SymbolBar[]): Generator<SymbolBar> {
      try {
        yield* list;
      } finally {
        left.push(name);
      }
    }
    const feeds = { inputs: told('a', bars), others: told('b', others) };
    expect(diff(fresh(), fresh(), feeds)?.index).toBe(index);
    expect(left.sort()).toEqual(['a', 'b']);
  });

  it('a feed that throws when it is left changes nothing', () => {
    const others = {
      [Symbol.iterator]: () => ({
        next: () => ({ done: false, value: { ...bars[0]!, volume: 7 } }),
        return: () => expect.unreachable(),
      }),
    };
    expect(diff(fresh(), fresh(), { inputs: bars, others })?.index).toBe(0);
  });
});

it('a run that was restored goes on in lock step with the one that was saved', () => {
  const [saved, restored] = [fresh(), fresh()];
  for (const bar of bars.slice(0, 12)) saved.update(bar);
  restored.restore(decodeText(encodeText(saved.snapshot())));
  expect(diff(saved, restored, { inputs: bars.slice(12) })).toBeUndefined();
  expect(encodeText(saved.snapshot())).toBe(encodeText(restored.snapshot()));
});
