import { expect, test } from 'vitest';
import { IncrementalIndicators } from '../../src/indicators/index.js';
import { ModelChain, type Prediction } from '../../src/patterns/index.js';
import { candleMarket } from './market.js';

const indicators = new IncrementalIndicators({ rsi: { kind: 'rsi', period: 3 } });
const market = candleMarket(30, 0);
const bars = [...market.time].map((time, i) => ({
  time,
  open: market.open[i]!,
  high: market.high[i]!,
  low: market.low[i]!,
  close: market.close[i]!,
  volume: 1,
}));
for (const bar of bars.slice(1)) indicators.update(bar);
const row = indicators.peek(bars[0]!);
const plain = (): Prediction => ({ value: 1, confidence: 0.5 });

test('the first model that has something to say answers', () => {
  const chain = new ModelChain({ first: () => ({ value: 2, confidence: 1 }), second: plain });
  expect(chain.ask(row)).toEqual({
    by: 'first',
    prediction: { value: 2, confidence: 1 },
    failures: [],
  });
  expect(chain.counts['second']!.asked).toBe(0);
});

const thrower = {
  get value(): number {
    throw new Error('a getter');
  },
};

const wild: readonly (readonly [reason: string, model: () => unknown])[] = [
  [
    'threw',
    () => {
      throw new Error('no weights');
    },
  ],
  [
    'threw',
    () => {
      throw {
        toString: () => {
          throw new Error('no words');
        },
      };
    },
  ],
  ['threw', () => thrower],
  ['nonsense', () => 5],
  ['nonsense', () => 'up'],
  ['nonsense', async () => plain()],
  ['nonsense', () => ({ value: Number.NaN, confidence: 0.5 })],
  ['nonsense', () => ({ value: Number.POSITIVE_INFINITY, confidence: 0.5 })],
  ['nonsense', () => ({ value: 1, confidence: 1.5 })],
  ['nonsense', () => ({ value: 1 })],
  ['not-ready', () => undefined],
  ['not-ready', () => null],
];

test.each(wild)('a model that %s costs its own answer (%#)', (reason, model) => {
  const chain = new ModelChain({ wild: model as never, plain });
  const { by, prediction, failures } = chain.ask(row);
  expect([by, prediction]).toEqual(['plain', plain()]);
  expect(failures.map((one) => [one.model, one.reason])).toEqual([['wild', reason]]);
  expect(chain.counts['wild']).toMatchObject({ asked: 1, answered: 0, [reason]: 1 });
  expect(new ModelChain({ wild: model as never }).ask(row).prediction).toBeUndefined();
});

test('what a model writes on its row reaches nobody', () => {
  const seen: number[] = [];
  const chain = new ModelChain({
    vandal: (features) => {
      features.values.fill(0);
      return undefined;
    },
    honest: (features) => {
      seen.push(features.get('rsi')!);
      return plain();
    },
  });
  const before = row.get('rsi');
  chain.ask(row);
  expect([seen[0], row.get('rsi')]).toEqual([before, before]);
});

test('counts go into a snapshot; one that does not add up is refused and changes nothing', () => {
  const make = () => new ModelChain({ wild: (() => undefined) as never, plain });
  const chain = make();
  chain.ask(row);
  chain.ask(row);
  const other = make();
  other.restore(chain.snapshot());
  expect(other.counts).toEqual(chain.counts);
  const snapshot = chain.snapshot() as unknown as { state: { plain: { asked: number } } };
  snapshot.state.plain.asked = 7;
  expect(() => other.restore(snapshot as never)).toThrow(/add up/);
  expect(other.counts).toEqual(chain.counts);
  other.reset();
  expect(other.counts['plain']!.asked).toBe(0);
  expect(chain.id).toBe('models(["wild","plain"])');
  expect(() => new ModelChain({ plain }).restore(chain.snapshot())).toThrow(/cannot restore/);
  expect(() => new ModelChain({})).toThrow(/at least one/);
  expect(() => new ModelChain({ a: 5 as never })).toThrow(/models.a must be a function/);
});
