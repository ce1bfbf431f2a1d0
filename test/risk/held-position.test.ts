import { describe, expect, it } from 'vitest';
import {
  type DecisionInput,
  decide,
  type OpenPosition,
  type RiskOptions,
  riskPolicy,
} from '../../src/risk/index.js';
import { bar, done, kept, long, short } from './positions.js';

const signal = (direction: 'up' | 'down', change: object = {}) => ({
  composite: { direction, confidence: 0.2, coverage: 0.5, ...change },
});

const closed = (code: string, value: number, limit: number) => [
  'close',
  20,
  { code, value, limit },
];

describe('a position ends', () => {
  it('at its stop, by the extreme of the bar', () => {
    expect(done(long, { low: 96 })).toEqual(closed('stop-hit', 96, 96));
    expect(done(long, { low: 96.01, high: 107.99 })).toEqual(kept);
    expect(done(short, { high: 104 })).toEqual(closed('stop-hit', 104, 104));
    expect(done(short, { high: 103.99, low: 92.01 })).toEqual(kept);
  });

  it('at its target; where stop and target are both hit, at the stop', () => {
    expect(done(long, { high: 108 })).toEqual(closed('target-hit', 108, 108));
    expect(done(short, { low: 92 })).toEqual(closed('target-hit', 92, 92));
    expect(done(long, { high: 108, low: 96 })).toEqual(closed('stop-hit', 96, 96));
    expect(done(long, { high: 108, low: 96 }, { exits: ['target'] })[2]).toMatchObject({
      code: 'target-hit',
    });
    expect(done(long, { high: 107, low: 90 }, { exits: ['target'] })).toEqual(kept);
  });

  it('within the bar that opened it by the close alone: what came before is not its own', () => {
    const within = (position: OpenPosition) => ({ ...position, openedAt: bar.time + 1 });
    expect(done(within(long), { low: 90, high: 120 })).toEqual(kept);
    expect(done(within(short), { low: 80, high: 110 })).toEqual(kept);
    expect(done(within(long), { price: 96 })).toEqual(closed('stop-hit', 96, 96));
    expect(done({ ...long, openedAt: bar.time }, { low: 90 })[0]).toBe('close');
    expect(done({ ...short, openedAt: bar.time }, { high: 110 })[0]).toBe('close');
  });

  it('when the signals turn, clearly enough', () => {
    expect(done(long, signal('down'))).toEqual(closed('opposite-signal', 0.2, 0.05));
    expect(done(short, signal('up'))).toEqual(closed('opposite-signal', 0.2, 0.05));
    expect(done(long, signal('down', { confidence: 0.049 }))).toEqual(kept);
    expect(done(long, signal('down', { coverage: 0.4 }), { minCoverage: 0.5 })).toEqual(kept);
    expect(done(long, signal('down'), { minCoverage: 0.5 })[0]).toBe('close');
    expect(done(long, signal('up'))[0]).toBe('hold');
  });

  it('when its time is over, unless it is confirmed', () => {
    const over = { ...long, horizonMs: 600_000 };
    expect(done(over, {})).toEqual(closed('horizon-over', 600_000, 600_000));
    expect(done(long, {})).toEqual(kept);
    expect(done(over, signal('up'))[0]).toBe('hold');
  });

  it('in a state of the market that is avoided, in which nothing is opened either', () => {
    const regime = (trend: string, volatility = 'normal') =>
      ({ regime: { trend, volatility } }) as Partial<DecisionInput>;
    const against: RiskOptions = { avoidRegimes: ['against', 'high'] };
    expect(done(long, regime('down'), against)).toEqual(['close', 20, { code: 'regime-against' }]);
    expect(done(short, regime('up'), against)).toEqual(['close', 20, { code: 'regime-against' }]);
    expect(done(long, regime('up'), against)).toEqual(kept);
    expect(done(short, regime('down'), against)).toEqual(kept);
    expect(done(long, regime('up', 'high'), against)).toEqual([
      'close',
      20,
      { code: 'regime-high' },
    ]);
    expect(done(long, regime('range'), { avoidRegimes: ['range'] })[0]).toBe('close');
    const opened = (trend: string, direction: 'up' | 'down') => {
      const input = { ...bar, ...signal(direction), ...regime(trend) };
      return decide(riskPolicy(against), input).reasons[0]!.code;
    };
    expect(opened('down', 'up')).toBe('regime-against');
    expect(opened('up', 'down')).toBe('regime-against');
    expect(opened('up', 'up')).toBe('confident');
  });
});
