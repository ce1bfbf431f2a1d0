import { describe, expect, it } from 'vitest';
import { ConfigError, decodeText, encodeText, type Snapshot } from '../../src/core/index.js';
import {
  follow,
  newest,
  Pipeline,
  type PipelineExtensions,
  type PipelineOptions,
  type PipelineResult,
  type Steps,
} from '../../src/pipeline/index.js';
import type { Opinion, Strategy, StrategyView } from '../../src/strategies/index.js';
import { minutes, printed, small } from './market.js';

const bars = minutes('X', 3, 150);

const play = (steps: Steps, options: PipelineOptions = small, length = 150): PipelineResult[] => {
  const pipeline = new Pipeline(options, { steps });
  return bars.slice(0, length).map((bar) => {
    const foretold = printed(pipeline.peek(bar));
    const result = pipeline.update(bar);
    expect(printed(result)).toBe(foretold);
    return result;
  });
};

const plain = (options: PipelineOptions = small, length = 150): PipelineResult[] => {
  const pipeline = new Pipeline(options);
  return bars.slice(0, length).map((bar) => pipeline.update(bar));
};

const limited = { ...small, portfolio: { maxExposureRatio: 0.4 } };

const decisionsOf = (results: readonly PipelineResult[]) => results.flatMap((r) => r.decisions);

describe('steps of ones own', () => {
  it('that do as usual change nothing', () => {
    const usual: Steps = {
      composite: (_, said) => said(),
      decision: (known, decide) => decide(known),
      portfolio: (candidates, limit) => limit(candidates),
    };
    expect(printed(play(usual, limited))).toBe(printed(plain(limited)));
  });

  it('replace the correlator: the composite, and what is decided', () => {
    const seen: number[] = [];
    const results = play({
      composite: ({ signals, symbol, time }) => {
        expect([symbol, time > 0]).toEqual(['X', true]);
        seen.push(signals.length);
        return { pUp: signals.length > 0 ? 0.9 : 0.5 };
      },
    });
    expect(Math.max(...seen)).toBeGreaterThan(1);
    for (const { composite, decision } of results) {
      if (composite === undefined) continue;
      const isHeard = composite.contributions.length > 0;
      expect(composite.pUp).toBe(isHeard ? 0.9 : 0.5);
      expect(composite.direction).toBe(isHeard ? 'up' : 'flat');
      expect(decision!.confidence).toBe(composite.confidence);
    }
    const sides = new Set(decisionsOf(results).map(({ side }) => side));
    expect([...sides].sort()).toEqual(['flat', 'long']);
  });

  it('replace the risk room: size and side', () => {
    const results = play({
      decision: ({ composite }, usual) =>
        composite!.direction === 'flat'
          ? (usual as never)
          : { action: 'open', side: 'short', quantity: 7, reasons: [{ code: 'mine', value: 1 }] },
    });
    const trades = decisionsOf(results).filter(({ action }) => action === 'open');
    expect(trades.length).toBeGreaterThan(3);
    for (const { side, quantity, reasons } of trades) {
      expect([side, quantity, reasons[0]]).toEqual(['short', 7, { code: 'mine', value: 1 }]);
    }
    const failed = decisionsOf(results).filter(({ denial }) => denial?.code === 'own-step-failed');
    expect(failed.length).toBeGreaterThan(3); // a function is no decision
  });

  it('are shown copies, and take away what was decided, or ask with another equity', () => {
    const half = play({
      decision: (known, usual) => {
        Object.assign(known.composite!, { direction: 'up' });
        return usual({ ...known, composite: { ...known.composite!, direction: 'flat' } });
      },
    });
    expect(decisionsOf(half).every(({ action }) => action === 'hold')).toBe(true);
    expect(printed(half.map(({ composite }) => composite))).toBe(
      printed(plain().map(({ composite }) => composite)),
    );
  });

  it('replace the portfolio step: who is left out holds', () => {
    const results = play({ portfolio: () => [] }, limited);
    const all = decisionsOf(results);
    expect(all.length).toBeGreaterThan(100);
    expect(all.every(({ action, final }) => action === 'hold' && final)).toBe(true);
    expect(all[0]!.reasons[0]!.code).toBe('left-out');
  });

  it('cost their own output where they throw or say nonsense, and it is told', () => {
    const nonsense = [
      () => {
        throw new Error('no');
      },
      () => undefined,
      () => Promise.reject(new Error('later')),
      () => ({ pUp: 2, action: 'open', side: 'long', quantity: Number.POSITIVE_INFINITY }),
      () => ({ pUp: '1', action: 'open', side: 'flat', quantity: 1 }),
      () => ({ pUp: 0.5, horizonMs: -1, action: 'sell', side: 'long', quantity: 1 }),
      () => ({
        get pUp() {
          throw new Error('unreadable');
        },
        action: 'open',
        side: 'long',
        quantity: -1,
      }),
    ] as never[];
    const signals = printed(plain(small, 30).map((result) => result.signals));
    for (const wrong of nonsense) {
      for (const name of ['composite', 'decision'] as const) {
        const results = play({ [name]: wrong }, small, 30);
        expect(decisionsOf(results).every(({ action }) => action === 'hold')).toBe(true);
        expect(printed(results.map((result) => result.signals))).toBe(signals);
        const failures = results.flatMap(({ events }) =>
          events.filter((e) => e.type === 'failure'),
        );
        const denied = decisionsOf(results).filter((one) => one.denial?.code === 'own-step-failed');
        expect(name === 'composite' ? failures.length : denied.length).toBe(30);
      }
    }
  });

  it('cannot feed the pipeline that asks them, in a portfolio step or a snapshot either', () => {
    const meddle = (): never => void pipeline.update(bars[20]!) as never;
    let pipeline = new Pipeline(limited, { steps: { portfolio: meddle } });
    for (const bar of bars.slice(0, 20)) pipeline.update(bar);
    const [decision] = pipeline.advance(bars[20]!.time + 600_000).decisions;
    expect(decision!.denial!.of).toContain('called from within');
    pipeline = new Pipeline(small, { steps: { decision: meddle } });
    pipeline.update(bars[0]!);
    pipeline.snapshot();
    expect(newest(pipeline, 'X')).toBe(bars[0]!.time);
  });

  it('belong to the configuration, and are taken over by whoever follows', () => {
    const own: PipelineExtensions = { steps: { composite: () => ({ pUp: 0.9 }) } };
    const one = new Pipeline(small, own);
    one.update(bars[0]!);
    expect(() => new Pipeline(small).restore(one.snapshot())).toThrow('step composite');
    const leader = new Pipeline(small, own);
    const follower = new Pipeline(small, undefined, leader);
    const followed = bars.map((bar) => follow(follower, leader.update(bar)));
    expect(printed(decisionsOf(followed))).toBe(
      printed(decisionsOf(play({ composite: () => ({ pUp: 0.9 }) }))),
    );
    expect(() => new Pipeline(small, { steps: { risk: () => 1 } } as never)).toThrow(ConfigError);
    expect(() => new Pipeline(small, { steps: { decision: 1 } } as never)).toThrow(
      'own.steps.decision',
    );
  });
});

describe('stages that run before the strategies', () => {
  const early: PipelineOptions = {
    ...small,
    stages: {
      scaled: { kind: 'scaling', columns: ['close', 'rsi'], windowSize: 20, before: 'strategies' },
    },
    strategies: { mine: { kind: 'mine' } },
  } as PipelineOptions;

  class Sum {
    readonly id: string = 'sum';
    #sum = 0;

    update({ bar, stages }: StrategyView): { readonly sum: number; readonly seen: string[] } {
      this.#sum += bar.volume;
      return { sum: this.#sum, seen: Object.keys(stages!) };
    }

    peek(view: StrategyView): { readonly sum: number; readonly seen: string[] } {
      const before = this.#sum;
      const said = this.update(view);
      this.#sum = before;
      return said;
    }

    snapshot(): Snapshot {
      return { format: 1, version: 1, id: this.id, state: this.#sum };
    }

    restore({ state }: Snapshot): void {
      this.#sum = state as number;
    }
  }

  class EarlySum extends Sum {
    override readonly id = 'earlySum';
    readonly before = 'strategies';
  }

  /** Speaks where the scaled RSI is high, which it reads of a stage. */
  class Mine implements Strategy {
    readonly kind = 'mine';
    readonly version = 1;
    readonly id = 'mine()';
    readonly family = 'mine';
    readonly needs = {};
    readonly warmUp = 1;

    update({ stages }: StrategyView): Opinion | undefined {
      const { scaled } = stages as { readonly scaled: Readonly<Record<string, number>> };
      if (!(scaled['rsi']! > 1)) return undefined;
      const reasons = [{ code: 'scaled', value: scaled['rsi']! }];
      return { direction: 'up', strength: 0.5, horizonBars: 2, reasons };
    }

    peek(view: StrategyView): Opinion | undefined {
      return this.update(view);
    }

    reset(): void {}

    snapshot(): Snapshot {
      return { format: 1, version: 1, id: this.id, state: null };
    }

    restore(): void {}
  }

  const own = { strategies: { mine: Mine }, stages: { early: EarlySum, late: Sum } } as never;

  it('are read by strategies and by the stages after them, and are in the result', () => {
    const pipeline = new Pipeline(early, own);
    let signals = 0;
    for (const bar of bars) {
      const foretold = printed(pipeline.peek(bar));
      const result = pipeline.update(bar);
      expect(printed(result)).toBe(foretold);
      const said = result.stages['1m']! as Record<string, { seen: string[]; sum: number }>;
      expect(Object.keys(said)).toEqual(['scaled', 'early', 'late']);
      expect(said['early']!.seen).toEqual(['scaled']);
      expect(said['late']!.seen).toEqual(['scaled', 'early']);
      expect(said['late']!.sum).toBe(said['early']!.sum);
      signals += result.signals.length;
      for (const { reasons } of result.signals) expect(reasons[0]!.value).toBeGreaterThan(1);
    }
    const copy = new Pipeline(early, own);
    copy.restore(decodeText(encodeText(pipeline.snapshot())));
    expect(printed(copy.snapshot())).toBe(printed(pipeline.snapshot()));
    expect(signals).toBeGreaterThan(5);
  });

  it('have their place in the configuration', () => {
    const { before: _, ...scaled } = early.stages!['scaled']!;
    const late = { ...early, stages: { scaled } } as PipelineOptions;
    const snapshot = new Pipeline(early, own).snapshot();
    expect(() => new Pipeline(late, own).restore(snapshot)).toThrow('before scaled');
    const wrong = { ...early, stages: { scaled: { ...scaled, before: 'risk' } } };
    expect(() => new Pipeline(wrong as never, own)).toThrow('stages.scaled.before');
  });
});
