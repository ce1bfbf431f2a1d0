import { describe, expect, it } from 'vitest';
import { decodeText, encodeText } from '../../src/core/index.js';
import {
  Pipeline,
  type PipelineExtensions,
  PortfolioStage,
  type Stage,
  type Steps,
} from '../../src/pipeline/index.js';
import { minutes, printed, small } from './market.js';

// What code of one's own says, and JSON or a snapshot cannot carry, costs its own output and is told.

const bars = minutes('X', 8, 40);
const circle: Record<string, unknown> = {};
circle['itself'] = circle;
const uncarried: readonly (readonly [string, unknown])[] = [
  ['a bigint', 5n],
  ['a bigint within', { list: [1, { deep: 5n }] }],
  ['bigints in one buffer', new BigInt64Array(2)],
  ['a circle', circle],
  ['a circle in a list', [circle]],
  ['a toJSON that throws', { toJSON: () => expect.unreachable() }],
  ['a toJSON that says a bigint', { toJSON: () => 5n }],
];
const carried: readonly unknown[] = [undefined, null, 1, 'up', [1, 'a'], { deep: [{ deeper: 1 }] }];
const empty = { format: 1, version: 1, id: 'odd', state: null };

function saying(said: unknown): new () => Stage {
  return class {
    readonly id = 'odd';
    update = (): unknown => said;
    peek = this.update;
    snapshot = (): typeof empty => empty;
    restore(): void {}
  };
}

function sayingOverAll(said: unknown) {
  return class extends PortfolioStage {
    readonly id = 'odd';
    update = (): unknown => said;
    peek = this.update;
    snapshot = (): typeof empty => empty;
    restore(): void {}
  };
}

/** Failures told in a run, all of whose results JSON carries, as those of a run without the code. */
function failuresOf(own: PipelineExtensions, portfolio?: object): readonly string[] {
  const options = portfolio === undefined ? small : { ...small, portfolio };
  const [pipeline, plain] = [new Pipeline(options, own), new Pipeline(options)];
  return bars.flatMap((bar) => {
    const result = pipeline.update(bar);
    expect(() => JSON.stringify(result)).not.toThrow();
    expect(printed(result.signals)).toBe(printed(plain.update(bar).signals));
    return result.events.flatMap((event) => (event.type === 'failure' ? [event.what] : []));
  });
}

describe('a stage', () => {
  it.each(uncarried)('that says %s fails at every close', (_, said) => {
    const closes = bars.length + Math.floor(bars.length / 5) + Math.floor(bars.length / 15);
    const told = failuresOf({ stages: { odd: saying(said) } });
    expect(new Set(told)).toEqual(new Set(['stage odd']));
    expect(told.length).toBeGreaterThanOrEqual(closes - 3);
  });

  it.each(uncarried)('over all symbols that says %s fails', (_, said) => {
    const told = failuresOf({ stages: { odd: sayingOverAll(said) } }, {});
    expect(new Set(told)).toEqual(new Set(['stage odd']));
  });

  it.each(carried)('may say %j', (said) => {
    expect(failuresOf({ stages: { odd: saying(said) } })).toEqual([]);
    expect(failuresOf({ stages: { odd: sayingOverAll(said) } }, {})).toEqual([]);
  });
});

const verdict = { pUp: 0.9, coverage: 1, horizonMs: 60_000 };

it.each([5n, '60000', Number.POSITIVE_INFINITY, -1, {}])('no step says a horizon of %s', (odd) => {
  const composite = (() => ({ ...verdict, horizonMs: odd })) as unknown as Steps['composite'];
  const pipeline = new Pipeline(small, { steps: { composite: composite! } });
  const result = pipeline.update(bars[0]!);
  expect(() => JSON.stringify(result)).not.toThrow();
  const { pUp, horizonMs } = result.composite!;
  expect([pUp, horizonMs]).toEqual([0.5, Number.NaN]);
  expect(result.events.filter(({ type }) => type === 'failure')).toHaveLength(1);
});

const plan = { action: 'open', side: 'long', quantity: 1 } as const;
const numbers = ['stop', 'target', 'horizonMs', 'riskTaken', 'quantity'] as const;

describe.each(numbers)('a step that decides on an infinite %s', (name) => {
  it.each([{ portfolio: undefined }, { portfolio: {} }])('takes no risk: %o', ({ portfolio }) => {
    const step = (): object => ({ ...plan, [name]: Number.POSITIVE_INFINITY });
    const overAll = (all: readonly object[]): object[] => all.map((one) => ({ ...one, ...step() }));
    const steps = portfolio === undefined ? { decision: step } : { portfolio: overAll };
    const options = portfolio === undefined ? small : { ...small, portfolio };
    const make = (): Pipeline => new Pipeline(options, { steps: steps as never });
    const pipeline = make();
    pipeline.setEquity(1e5);
    const settled = bars.flatMap((bar) => pipeline.update(bar).decisions);
    expect(new Set(settled.map(({ action }) => action))).toEqual(new Set(['hold']));
    expect(settled.every(({ denial }) => denial?.code === 'own-step-failed')).toBe(true);
    make().restore(decodeText(encodeText(pipeline.snapshot())));
  });
});

it.each(['Infinity', '-Infinity', 'NaN'])('a step may decide on a symbol named %s', (symbol) => {
  for (const portfolio of [undefined, {}]) {
    const decision = (): object => ({ ...plan, stop: 1, boundBy: symbol });
    const options = portfolio === undefined ? small : { ...small, portfolio };
    const pipeline = new Pipeline(options, { steps: { decision } as never });
    pipeline.setEquity(1e5);
    const named = bars.map((bar) => ({ ...bar, symbol }));
    const settled = named.flatMap((bar) => pipeline.update(bar).decisions);
    expect(new Set(settled.map(({ denial }) => denial?.code))).not.toContain('own-step-failed');
  }
});
