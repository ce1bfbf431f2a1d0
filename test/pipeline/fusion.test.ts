import { describe, expect, it } from 'vitest';
import type { SymbolBar } from '../../src/bars/bar.js';
import { ConfigError, type Snapshot, SnapshotError } from '../../src/core/index.js';
import {
  type FusionOptions,
  Pipeline,
  type PipelineOptions,
  type PipelineResult,
} from '../../src/pipeline/index.js';
import type { Opinion } from '../../src/strategies/index.js';
import { whiteNoise } from '../wavelet/noise.js';
import { minutes, printed, small } from './market.js';

/** Says `up`, with what a clear opinion stands for, on every bar. */
class Always {
  readonly kind = 'always';
  readonly version = 1;
  readonly id = 'always()';
  readonly family = 'noise';
  readonly needs = {};
  readonly warmUp = 1;
  update(): Opinion {
    return { direction: 'up', strength: 1, horizonBars: 5, reasons: [{ code: 'always' }] };
  }
  peek(): Opinion {
    return this.update();
  }
  reset(): void {}
  snapshot(): Snapshot {
    return { format: 1, version: 1, id: this.id, state: null };
  }
  restore(): void {}
}

/** What is said of minutes that close at `closes`, where something is said of every bar. */
function said(closes: readonly number[], fusion: FusionOptions): PipelineResult[] {
  const options = { base: '1m', strategies: { always: { kind: 'always' } }, fusion };
  const pipeline = new Pipeline(options, { strategies: { always: Always } });
  return closes.map((close, i) =>
    pipeline.update({ time: i * 60_000, open: close, high: close, low: close, close, volume: 1 }),
  );
}

function play(bars: readonly SymbolBar[], options: PipelineOptions): PipelineResult[] {
  const pipeline = new Pipeline(options);
  return bars.map((bar) => pipeline.update(bar));
}

const row = (result: PipelineResult, column: string): number =>
  result.features['1m']!.get(column) ?? Number.NaN;

describe('fusion options', () => {
  it.each<[object, string, string]>([
    [{ fusion: true }, 'fusion', 'an object'],
    [{ fusion: { noise: true } }, 'fusion.noise', "'noiseWeight', 'transientVetoBars'"],
    [{ fusion: { noiseWeight: 1 } }, 'fusion.noiseWeight', 'true or false'],
    [{ fusion: { transientVetoBars: -1 } }, 'fusion.transientVetoBars', 'from 0'],
    [{ fusion: { transientVetoBars: 1.5 } }, 'fusion.transientVetoBars', 'integer'],
    [{ denoise: false, fusion: { noiseWeight: true } }, 'fusion', 'denoise'],
    [{ denoise: false, fusion: { transientVetoBars: 1 } }, 'fusion', 'denoise'],
  ])('%j: %s', (options, path, bound) => {
    const make = (): unknown => new Pipeline({ base: '1m', ...options });
    expect(make).toThrow(ConfigError);
    expect(make).toThrow(expect.objectContaining({ path }));
    expect(make).toThrow(bound);
  });

  it('are off unless given, and part of the id', () => {
    const plain = new Pipeline(small);
    const off = new Pipeline({ ...small, fusion: {} });
    expect(plain.config.fusion).toEqual({ noiseWeight: false, transientVetoBars: 0 });
    expect(off.id).toBe(plain.id);
    const on = new Pipeline({ ...small, fusion: { noiseWeight: true } });
    expect(() => on.restore(plain.snapshot())).toThrow(SnapshotError);
    expect(new Pipeline({ ...small, denoise: false, fusion: {} }).config.denoise).toBe(false);
  });
});

describe('the noise weight', () => {
  const bars = minutes('X', 8, 400);
  const plain = play(bars, small);
  const fused = play(bars, { ...small, fusion: { noiseWeight: true } });

  it('leaves log-odds the share that is no noise, and nothing else changes', () => {
    let weighed = 0;
    plain.forEach((result, i) => {
      expect(fused[i]!.signals).toHaveLength(result.signals.length);
      result.signals.forEach((signal, s) => {
        const { timeframe, pUp } = signal;
        const noiseShare = result.features[timeframe]!.get('wavelet.noiseShare')!;
        const shrunk = fused[i]!.signals[s]!;
        if (Number.isNaN(noiseShare)) {
          expect(shrunk).toEqual(signal);
          return;
        }
        weighed += 1;
        const weight = 1 - noiseShare;
        expect(shrunk.pUp).toBeCloseTo(1 / (1 + ((1 - pUp) / pUp) ** weight), 14);
        const reasons = [...signal.reasons, { code: 'noise-weight', value: weight }];
        expect(shrunk).toEqual({ ...signal, pUp: shrunk.pUp, statedUp: shrunk.pUp, reasons });
      });
    });
    expect(weighed).toBeGreaterThan(20);
  });

  it('reaches the composite', () => {
    let smaller = 0;
    fused.forEach(({ composite }, i) => {
      if (composite!.confidence < plain[i]!.composite!.confidence - 1e-4) smaller += 1;
    });
    expect(smaller).toBeGreaterThan(20);
  });

  it('takes what is said of a mere bounce back, and leaves most of what is said of a walk', () => {
    const options = { noiseWeight: true };
    const bounce = said(
      Array.from({ length: 250 }, (_, t) => 100 + (t % 2)),
      options,
    );
    expect(bounce[249]!.signals).toMatchObject([
      {
        direction: 'flat',
        pUp: 0.5,
        strength: 1,
        reasons: [{ code: 'always' }, { code: 'noise-weight', value: 0 }],
      },
    ]);
    const noise = whiteNoise(1);
    let x = 1000;
    const walk = said(
      Array.from({ length: 250 }, () => {
        x += noise();
        return x;
      }),
      options,
    );
    expect(walk[249]!.signals[0]!.pUp).toBeGreaterThan(0.58);
    expect(walk[249]!.signals[0]!.direction).toBe('up');
  });
});

describe('the transient veto', () => {
  const noise = whiteNoise(2);
  const closes = Array.from({ length: 140 }, (_, t) => 100 + noise() + (t < 100 ? 0 : 12));
  const results = said(closes, { transientVetoBars: 3 });

  it('withholds what is said within so many bars of a transient, and says so', () => {
    results.forEach(({ signals, events }, t) => {
      const barsSince = t - 100;
      const isVetoed = barsSince >= 0 && barsSince < 3;
      expect(events.filter(({ type }) => type === 'veto')).toEqual(
        isVetoed ? [{ type: 'veto', timeframe: '1m', strategy: 'always', barsSince }] : [],
      );
      expect(signals.map(({ pUp }) => pUp)).toEqual(isVetoed ? [] : [0.6]);
    });
  });

  it('reads what every strategy may read: the row', () => {
    expect(results.map((result) => row(result, 'transient.barsSince'))).toEqual(
      closes.map((_, t) => (t < 100 ? Number.NaN : t - 100)),
    );
    expect(row(results[139]!, 'transient.sign')).toBe(1);
    expect(row(results[139]!, 'transient.level')).toBe(1);
    expect(row(results[139]!, 'transient.strength')).toBeGreaterThan(4.5);
  });

  it('off, withholds nothing', () => {
    const all = said(closes, { noiseWeight: true });
    expect(all.every(({ signals }) => signals.length === 1)).toBe(true);
    expect(all.flatMap(({ events }) => events)).toEqual([]);
    expect(printed(all)).toBe(printed(said(closes, { noiseWeight: true, transientVetoBars: 0 })));
  });
});
