import type { SymbolBar } from '../../../src/bars/bar.js';
import { valueKind } from '../../../src/core/index.js';
import type { PipelineExtensions, PipelineOptions, Stage } from '../../../src/pipeline/index.js';
import type { Random } from '../../contract/series.js';
import { learning, minutes } from '../market.js';

/** One run: a configuration, code and a feed. */
export interface Run {
  readonly options: PipelineOptions;
  readonly own: PipelineExtensions;
  readonly bars: readonly SymbolBar[];
}

/** What was changed in a run, and how a divergence that comes of it is to be named. */
export interface Mutation {
  readonly what: string;
  readonly room: string;
  readonly path: RegExp;
  /** Where it has to begin; left out where only a run can tell. */
  readonly index?: number;
  readonly run: Run;
}

/** The close, off by one from the `from`-th bar on. */
function offKind(from: number) {
  return valueKind('mine', {
    init: () => ({ count: 0 }),
    step(x, state, keep) {
      const y = state.count >= from ? x + 1 : x;
      if (keep) state.count += 1;
      return y;
    },
  });
}

/** Says the bar's end, off by one from the `from`-th bar on. */
function offStage(from: number): new () => Stage {
  return class {
    readonly id = 'mine';
    #count = 0;
    update(view: Parameters<Stage['update']>[0]): unknown {
      this.#count += 1;
      return this.peek(view);
    }
    peek({ bar }: Parameters<Stage['peek']>[0]): unknown {
      return { end: bar.end + (this.#count > from ? 1 : 0) };
    }
    snapshot(): ReturnType<Stage['snapshot']> {
      return { format: 1, version: 1, id: this.id, state: this.#count } as never;
    }
    restore({ state }: Parameters<Stage['restore']>[0]): void {
      this.#count = state as number;
    }
  };
}

const never = Number.POSITIVE_INFINITY;

export function original(seed: number, length: number): Run {
  const indicators = { ...learning.indicators, mine: { kind: 'mine' } };
  const options = { ...learning, timeframes: ['1m', '5m'], indicators } as PipelineOptions;
  const own = { kinds: { mine: offKind(never) }, stages: { mine: offStage(never) } };
  return { options, own, bars: minutes('X', seed, length) };
}

type Kind = readonly [what: string, room: string, path: RegExp, change: (run: Run) => Partial<Run>];

const configured = (change: (options: PipelineOptions) => object): Kind[3] => {
  return ({ options }) => ({ options: { ...options, ...change(options) } });
};

const strategy = (name: string, parameters: object): Kind[3] =>
  configured(({ strategies }) => ({
    strategies: {
      ...strategies,
      [name]: { ...(strategies as Record<string, object>)[name], ...parameters },
    },
  }));

const of = (name: string): RegExp => new RegExp(`^features\\.(1m|5m)\\.${name}(\\.|$)`);

/** Changes of a configuration, each in what one room says first. */
const kinds: readonly Kind[] = [
  [
    'rsi',
    'indicators',
    of('rsi'),
    configured(({ indicators }) => ({
      indicators: { ...indicators, rsi: { kind: 'rsi', period: 6 } },
    })),
  ],
  [
    'bands',
    'indicators',
    of('bands'),
    configured(({ indicators }) => ({
      indicators: { ...indicators, bands: { kind: 'bollinger', period: 6, multiplier: 2.5 } },
    })),
  ],
  [
    'denoise',
    'wavelet',
    of('denoised'),
    configured(() => ({ denoise: { mode: 'fast', delay: 3 } })),
  ],
  [
    'regime',
    'regime',
    of('regime'),
    configured(() => ({ regime: { period: 5, volatilityBars: 8 } })),
  ],
  ['cross', 'strategies', /^signals/, strategy('cross', { slowPeriod: 5 })],
  ['momentum', 'strategies', /^signals/, strategy('momentum', { rsiPeriod: 4 })],
  [
    'half-life',
    'correlation',
    /^composite/,
    configured(({ correlation }) => ({ correlation: { ...correlation, halfLifeBars: 2 } })),
  ],
  [
    'outcomes',
    'correlation',
    /^(composite|signals)/,
    configured(() => ({ correlation: { learning: { minOutcomes: 1, priorOutcomes: 8 } } })),
  ],
  [
    'risk ratio',
    'risk',
    /^bars\.\d+\.decision/,
    configured(({ risk }) => ({ risk: { ...risk, riskRatio: 0.002 } })),
  ],
  [
    'stop',
    'risk',
    /^bars\.\d+\.decision/,
    configured(({ risk }) => ({ risk: { ...risk, stopAtrMultiple: 3 } })),
  ],
  [
    'confidence',
    'risk',
    /^bars\.\d+\.decision/,
    configured(({ risk }) => ({ risk: { ...risk, minConfidence: 0.9 } })),
  ],
  [
    'least volume',
    'validation',
    /^(bars|quality|events)/,
    configured(() => ({ validation: { minVolume: 1e12 } })),
  ],
];

/** A run in which one thing is another: configuration, data or code. */
export function mutationOf(run: Run, random: Random): Mutation {
  const at = random.integer(0, run.bars.length - 1);
  const family = random.integer(0, 2);
  if (family === 0) {
    const [what, room, path, change] = kinds[random.integer(0, kinds.length - 1)]!;
    return { what, room, path, run: { ...run, ...change(run) } };
  }
  if (family === 1) return data(run, at, random);
  const isKind = random.integer(0, 1) === 0;
  const own = isKind
    ? { ...run.own, kinds: { mine: offKind(at) } }
    : { ...run.own, stages: { mine: offStage(at) } };
  return {
    what: isKind ? `kind from ${at} on` : `stage from ${at} on`,
    room: isKind ? 'indicators' : 'stages',
    path: isKind ? of('mine') : /^stages\.1m\.mine\.end$/,
    index: at,
    run: { ...run, own },
  };
}

function data(run: Run, index: number, random: Random): Mutation {
  const field = (['open', 'high', 'low', 'close', 'volume'] as const)[random.integer(0, 5)];
  const bar = run.bars[index]!;
  const bars = [...run.bars];
  if (field === undefined) bars.splice(index, 1);
  else bars[index] = { ...bar, [field]: bar[field] * 1.25 + 1 };
  const isLast = index === run.bars.length - 1;
  const path = field === undefined ? (isLast ? /^$/ : /^time$/) : new RegExp(`^${field}$`);
  const what = field === undefined ? `bar ${index} missing` : `${field} of bar ${index}`;
  return { what, room: 'input', path, index, run: { ...run, bars } };
}
