import { SnapshotError } from '../../src/core/errors.js';
import { type OperatorClass, valueKind } from '../../src/core/index.js';
import { IncrementalIndicators, Sma } from '../../src/indicators/index.js';
import { ModelChain } from '../../src/patterns/index.js';
import { Pipeline, type PipelineOptions, type PipelineResult } from '../../src/pipeline/index.js';
import type { OwnCode, OwnCodeHost, OwnCodeTrial } from '../../src/testing/index.js';
import { DataValidator, type Rule, type Validation } from '../../src/validation/index.js';
import { printed, small } from '../pipeline/market.js';

const failuresIn = (output: unknown): number =>
  (output as PipelineResult | Validation).events.filter(({ type }) => type === 'failure').length;

/** All that a pipeline says, but what `mine` says, and that it failed. */
function printOthers(output: unknown): string {
  const { closed, signals, features, bars, events, regime } = output as PipelineResult;
  return printed([
    closed,
    bars,
    regime,
    signals.filter(({ strategy }) => strategy !== 'mine'),
    Object.values(features).map((row) => [row.get('rsi'), row.get('close')]),
    events.filter(({ type }) => type !== 'failure'),
  ]);
}

const view = { format: 1, version: 1, id: 'mine', state: null };

function stageOf(code: OwnCode) {
  return class {
    readonly id = 'mine';
    update(shown: unknown): unknown {
      return code(shown);
    }
    peek(): unknown {
      return undefined;
    }
    snapshot(): typeof view {
      return view;
    }
    restore(): void {
      throw new SnapshotError('misfit', '', 'mine');
    }
  };
}

function strategyOf(code: OwnCode) {
  return class extends stageOf(code) {
    readonly kind = 'mine';
    readonly version = 1;
    readonly family = 'trend';
    readonly needs = {};
    readonly warmUp = 1;
    reset(): void {}
  };
}

/** A mean of two whose row is shown to `code`, and which says what that says. */
function kindOf(code: OwnCode): typeof Sma {
  return class extends Sma {
    override transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
      super.transfer(row, from, to, keep);
      const said = code(row, from, to);
      if (typeof said === 'number') row[to] = said;
      // biome-ignore lint/correctness/noVoidTypeReturn: it is code that misbehaves.
      else return said as undefined;
    }
  };
}

const pipelineOf = (options: object, own: object): Pipeline =>
  new Pipeline({ ...small, ...options } as PipelineOptions, own as never);

const opinions: readonly unknown[] = [
  'up',
  5,
  5n,
  Symbol('up'),
  () => 1,
  {},
  [],
  { direction: 'sideways', strength: 1, horizonBars: 1, reasons: [] },
  { direction: 'up', strength: Number.NaN, horizonBars: 1, reasons: [] },
  { direction: 'up', strength: 0.5, horizonBars: Number.POSITIVE_INFINITY, reasons: [] },
  { direction: 'up', strength: 0.5, horizonBars: 1 },
  { direction: 'up', strength: 0.5, horizonBars: 1, reasons: [], pUp: 2 },
  { direction: 'up', strength: 0.5, horizonBars: 1, reasons: [null] },
  new Proxy(
    {},
    {
      get: () => {
        throw new Error('hostile');
      },
    },
  ),
];

const rule = (code: OwnCode, severity: Rule['severity']): Rule => ({
  id: 'own:mine',
  severity,
  dimension: 'validity',
  costRatio: 0.5,
  formula: 'mine',
  reasons: { 'own:mine': 'Mine.' },
  init: () => ({ n: 0 }),
  check: (...shown) => code(...shown) as undefined,
  learn: (_bar, _view, state) => {
    (state as { n: number }).n += 1;
  },
});

const ruleTrial = (severity: Rule['severity']): OwnCodeTrial => ({
  make: (code) => new DataValidator({ base: '1m', own: [rule(code, severity)] }),
  good: () => undefined,
  print: (output) => {
    const { judgements, events, quality } = output as Validation;
    return JSON.stringify([judgements, events.filter(({ type }) => type !== 'failure'), quality]);
  },
  failures: failuresIn,
  nonsense: ['own:other', 'stale-run', 5, 5n, Symbol('x'), {}, [], null, Number.NaN, true],
});

/** A set whose indicator in the middle is the caller's own. */
function setWith(
  mine: { readonly kind: string; readonly period?: number },
  Class: OperatorClass,
): OwnCodeHost {
  const specs = { before: { kind: 'ema', period: 3 }, mine, after: { kind: 'rsi', period: 4 } };
  const set = new IncrementalIndicators(specs, { kinds: { mine: Class } });
  return {
    update: (bar) => {
      const row = set.update(bar as never) as unknown as Record<string, unknown>;
      const { before, after, close } = row;
      return { said: [before, after, close, set.count], failures: set.failures.length };
    },
  };
}

const ofSets: Pick<OwnCodeTrial, 'print' | 'failures'> = {
  print: (output) => String((output as { said: unknown[] }).said),
  failures: (output) => (output as { failures: number }).failures,
};

/** Whatever runs code that is handed in, by what the code is. No listeners: events are in results. */
export const ownCodeTrials: Readonly<Record<string, OwnCodeTrial>> = {
  'a kind in a set': {
    make: (code) => setWith({ kind: 'mine', period: 2 }, kindOf(code)),
    good: () => undefined,
    ...ofSets,
    nonsense: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  },
  'the step of a kind': {
    make: (code) => {
      const parts = { init: () => ({ n: 0 }), step: (x: number) => code(x) as number };
      return setWith({ kind: 'mine' }, valueKind('mine', parts));
    },
    good: () => 1,
    ...ofSets,
    nonsense: [Number.POSITIVE_INFINITY, undefined, null, 'up', '5', 5n, Symbol('x'), {}, [], true],
  },
  'a kind in a pipeline': {
    make: (code) => {
      const indicators = { ...small.indicators, mine: { kind: 'mine', period: 2 } };
      return pipelineOf({ indicators }, { kinds: { mine: kindOf(code) } });
    },
    good: () => undefined,
    print: printOthers,
    failures: failuresIn,
    nonsense: [Number.POSITIVE_INFINITY],
  },
  'a stage': {
    make: (code) => pipelineOf({}, { stages: { mine: stageOf(code) } }),
    good: () => 1,
    print: printOthers,
    failures: failuresIn,
    nonsense: [],
  },
  'a strategy': {
    make: (code) =>
      pipelineOf(
        { strategies: { ...small.strategies, mine: { kind: 'mine' } } },
        { strategies: { mine: strategyOf(code) } },
      ),
    good: () => undefined,
    print: printOthers,
    failures: failuresIn,
    nonsense: opinions,
  },
  'a rule that rejects': ruleTrial('reject'),
  'a rule that doubts': ruleTrial('doubt'),
  'a rule that notes': ruleTrial('note'),
  'a model': {
    make: (code) => {
      const chain = new ModelChain({
        mine: code as never,
        other: () => ({ value: 2, confidence: 1 }),
      });
      const set = new IncrementalIndicators({ rsi: { kind: 'rsi', period: 2 } });
      return {
        update: (bar) => {
          const row = set.peek(bar as never);
          const answer = chain.ask(row);
          return { said: [row.get('rsi'), row.get('close'), chain.counts['other']?.threw], answer };
        },
      };
    },
    good: () => ({ value: 1, confidence: 0.5 }),
    print: (output) => String((output as { said: unknown[] }).said),
    failures: (output) => (output as { answer: { failures: unknown[] } }).answer.failures.length,
    nonsense: [
      'up',
      5,
      {},
      { value: Number.NaN, confidence: 1 },
      { value: 1, confidence: 2 },
      [],
      5n,
    ],
  },
};
