import { describe, expect, it } from 'vitest';
import { ConfigError, decodeText, encodeText } from '../../src/core/index.js';
import { newest, Pipeline, reconfigure, type SymbolConfig } from '../../src/pipeline/index.js';
import { firstDifference } from '../../src/pipeline/why/first-difference.js';
import { minutes, printed, small } from './market.js';
import { replaying, stateOf } from './replay/disturbed.js';

const bars = minutes('X', 3, 300);
const fed = (pipeline: Pipeline, from: number, to: number) =>
  bars.slice(from, to).map((bar) => pipeline.update(bar));

describe('a symbol that is reconfigured', () => {
  it('keeps all of it where numbers alone change, and decides by the new ones', () => {
    const config: SymbolConfig = {
      riskRatio: 0.001,
      priority: 3,
      step: 0.5,
      risk: { minQuality: 0 },
    };
    const pipeline = new Pipeline(small);
    fed(pipeline, 0, 200);
    const before = stateOf(pipeline);
    expect(reconfigure(pipeline, 'X', config)).toEqual({
      kept: ['validator', 'aggregator', 'correlation', '1m', '5m', '15m'],
      lost: [],
      replayedBars: 0,
    });
    expect(firstDifference(stateOf(pipeline), before)).toBeUndefined();
    const declared = new Pipeline({ ...small, symbols: { X: config } });
    expect([pipeline.id, pipeline.configuration]).toEqual([declared.id, declared.configuration]);
    fed(declared, 0, 200);
    expect(printed(fed(pipeline, 200, 300))).toBe(printed(fed(declared, 200, 300)));
  });

  it('keeps the timeframes that stay, and says what begins anew', () => {
    const pipeline = new Pipeline(small);
    fed(pipeline, 0, 200);
    const found = reconfigure(pipeline, 'X', { timeframes: ['1m', '15m', '1h'] });
    expect(found).toEqual({
      kept: ['validator', '1m', '15m'],
      lost: ['aggregator', 'correlation', '1h'],
      replayedBars: 0,
    });
    const same = new Pipeline(small);
    fed(same, 0, 200);
    for (let i = 200; i < 300; i++) {
      const { features, quality } = pipeline.update(bars[i]!);
      const wanted = same.update(bars[i]!);
      expect(printed(features['1m'])).toBe(printed(wanted.features['1m']));
      expect(quality).toEqual(wanted.quality);
    }
    expect(newest(pipeline, 'X')).toBe(bars[299]!.time);
  });

  it('loses what strategies and calendars are about, and counts on', () => {
    const pipeline = new Pipeline(small);
    fed(pipeline, 0, 100);
    pipeline.update({ ...bars[99]!, high: -1 });
    const strategies = reconfigure(pipeline, 'X', {
      strategies: { cross: { kind: 'maCrossover' } },
    });
    expect(strategies.lost).toEqual(['correlation', '1m', '5m', '15m']);
    const calendar = reconfigure(pipeline, 'X', { calendar: 'fx' });
    expect(calendar.kept).toEqual([]);
    const { quality } = pipeline.update(bars[100]!);
    expect(quality.score).toBeLessThan(100);
  });

  it('loses nothing where old bars are remembered', () => {
    const config: SymbolConfig = { timeframes: ['1m', '10m'], gaps: { policy: 'skip' } };
    const pipeline = new Pipeline({ ...replaying, revisableBars: 1_000 });
    fed(pipeline, 0, 200);
    expect(reconfigure(pipeline, 'X', config)).toEqual({
      kept: ['validator', 'aggregator', 'correlation', '1m', '10m'],
      lost: [],
      replayedBars: 200,
    });
    const declared = new Pipeline({ ...replaying, revisableBars: 1_000, symbols: { X: config } });
    fed(declared, 0, 200);
    expect(firstDifference(stateOf(pipeline), stateOf(declared))).toBeUndefined();
    const short = new Pipeline(replaying);
    fed(short, 0, 300);
    expect(reconfigure(short, 'X', config).kept).toEqual([]);
  });

  it('is resumed by a pipeline that was made like this', () => {
    const pipeline = new Pipeline(small);
    fed(pipeline, 0, 50);
    const plain = pipeline.snapshot();
    reconfigure(pipeline, 'X', { timeframes: ['1m'], tick: 0.25 });
    fed(pipeline, 50, 60);
    const other = new Pipeline({ ...small, symbols: pipeline.config.symbols });
    other.restore(decodeText(encodeText(pipeline.snapshot())));
    expect(printed(fed(pipeline, 60, 90))).toBe(printed(fed(other, 60, 90)));
    expect(() => other.restore(plain)).toThrow();
  });

  it('may be switched off and on, and may be one that never came', () => {
    const pipeline = new Pipeline(small);
    fed(pipeline, 0, 50);
    reconfigure(pipeline, 'X', { enabled: false });
    const refused = pipeline.update(bars[50]!);
    expect(refused.bars[0]).toMatchObject({
      disposition: 'rejected',
      reasons: ['symbol-disabled'],
    });
    expect(printed(pipeline.peek(bars[50]!))).toBe(printed(refused));
    expect(pipeline.advance(bars[50]!.time + 9_000_000).results).toEqual([]);
    reconfigure(pipeline, 'X', {});
    expect(pipeline.update(bars[51]!).bars[0]!.disposition).toBe('accepted');
    expect(reconfigure(pipeline, 'Y', { enabled: false }).kept).toEqual([]);
    pipeline.update({ ...bars[0]!, symbol: 'Y' });
    expect(pipeline.symbols).toEqual(['X']);
  });

  it('goes on where it was switched off: what was open then is told when it closes', () => {
    const [plain, paused] = [new Pipeline(small), new Pipeline(small)];
    for (const one of [plain, paused]) fed(one, 0, 52);
    reconfigure(paused, 'X', { enabled: false });
    paused.advance(bars[51]!.time + 9_000_000);
    reconfigure(paused, 'X', {});
    expect(firstDifference(stateOf(paused), stateOf(plain))).toBeUndefined();
    expect(printed(fed(paused, 52, 70))).toBe(printed(fed(plain, 52, 70)));
  });

  it('loses nothing of what is remembered though it is disabled', () => {
    const [plain, disabled] = [new Pipeline(replaying), new Pipeline(replaying)];
    for (const one of [plain, disabled]) fed(one, 0, 60);
    const config: SymbolConfig = { timeframes: ['1m', '10m'] };
    reconfigure(plain, 'X', config);
    reconfigure(disabled, 'X', { ...config, enabled: false });
    expect(firstDifference(stateOf(disabled), stateOf(plain))).toBeUndefined();
    expect(disabled.update(bars[60]!).bars[0]!.reasons).toEqual(['symbol-disabled']);
  });

  it('changes nothing where the options are wrong', () => {
    const pipeline = new Pipeline(small);
    fed(pipeline, 0, 50);
    const { id } = pipeline;
    for (const wrong of [
      { timeframes: ['7x'] },
      { pointValue: 50 },
      { nonsense: 1 },
      { risk: 3 },
    ]) {
      expect(() => reconfigure(pipeline, 'X', wrong as never), printed(wrong)).toThrow(ConfigError);
    }
    expect(() => reconfigure(pipeline, '', {})).toThrow(ConfigError);
    expect(pipeline.id).toBe(id);
    const same = new Pipeline(small);
    fed(same, 0, 50);
    expect(printed(fed(pipeline, 50, 51))).toBe(printed(fed(same, 50, 51)));
  });
});
