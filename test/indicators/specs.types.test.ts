import { expectTypeOf, it } from 'vitest';
import {
  IncrementalIndicators,
  type Spec,
  type Specs,
  series,
} from '../../src/indicators/index.js';
import { EwMean } from '../../src/statistics/index.js';

it.skip('what a compiler refuses', () => {
  // @ts-expect-error there is no such kind
  new IncrementalIndicators({ x: { kind: 'macdd' } });
  // @ts-expect-error a period is a number
  new IncrementalIndicators({ x: { kind: 'rsi', period: '14' } });
  // @ts-expect-error rsi has no length
  new IncrementalIndicators({ x: { kind: 'rsi', length: 14 } });
  // @ts-expect-error the second is as wrong as the first would be
  new IncrementalIndicators({ ok: { kind: 'rsi' }, x: { kind: 'ema', period: 3, seeds: 'first' } });
  // @ts-expect-error no such convention
  new IncrementalIndicators({ x: { kind: 'ema', period: 3, seed: 'second' } });
  // @ts-expect-error there is no such thing to read
  new IncrementalIndicators({ x: { kind: 'rsi', of: 'closing' } });
  // @ts-expect-error the second is not there
  new IncrementalIndicators({ x: { kind: 'correlation', of: ['close', 'y'] } });
  // @ts-expect-error a calendar changes nothing about it
  new IncrementalIndicators({ x: { kind: 'rsii' } }, { calendar: '24/7' });
  // @ts-expect-error there is no such kind
  series({ kind: 'smaa', period: 2 }, [1, 2]);
  // @ts-expect-error sma has no length
  series({ kind: 'sma', length: 2 }, [1, 2]);
  // @ts-expect-error no indicator without a kind
  series({ period: 2 }, [1, 2]);
});

it('specs known only at run time compile, and are checked when a set is made', () => {
  const read = (text: string): Specs => JSON.parse(text);
  new IncrementalIndicators(read('{ "x": { "kind": "rsi" } }'));
  const spec: Spec = { kind: 'rsi', period: 3 };
  series(spec, [1, 2, 3]);
  new IncrementalIndicators({ spec });
  const name: string = 'ema';
  new IncrementalIndicators({ x: { kind: name, period: 2 } });
});

it('kinds of one’s own compile beside built-in ones', () => {
  const kinds = { ewMean: EwMean };
  new IncrementalIndicators({ x: { kind: 'ewMean' }, y: { kind: 'rsi' } }, { kinds });
});

it('a row says what its specs say', () => {
  const set = new IncrementalIndicators({
    ema: { kind: 'ema', period: 2 },
    macd: { kind: 'macd', of: 'ema' },
  });
  expectTypeOf(set.row.ema).toEqualTypeOf<number>();
  expectTypeOf(set.row.macd.signal).toEqualTypeOf<number>();
  expectTypeOf(series({ kind: 'sma', period: 2 }, [1])).toEqualTypeOf<Float64Array>();
});
