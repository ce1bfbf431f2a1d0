import { describe, expect, it } from 'vitest';
import { type Opinion, signalFrom } from '../../src/strategies/index.js';

const opinion: Opinion = { direction: 'up', strength: 0.5, horizonBars: 1, reasons: [] };
const bar = { time: 0, end: 60_000, revision: 0, received: 1, expected: 1 };
const origin = { symbol: 'S', timeframe: '1m', family: 'test', strategy: 'mine', bar };

describe('an opinion', () => {
  it.each([
    [{ strength: 0 }, { strength: 0, pUp: 0.5, direction: 'flat' }],
    [
      { strength: 1, direction: 'down' },
      { pUp: 0.4, direction: 'down' },
    ],
    [
      { direction: 'sideways', pUp: 0.7 },
      { pUp: 0.7, direction: 'up' },
    ],
    [{ reasons: 'none' }, { reasons: [], horizonBars: 1 }],
  ])('of %o is a signal of %o', (edit, expected) => {
    expect(signalFrom({ ...opinion, ...edit } as never, origin)).toMatchObject(expected);
  });

  it.each([
    [{ direction: 'sideways' }],
    [{ pUp: '0.7' }],
    [{ pUp: null }],
    [{ strength: '1' }],
    [{ horizonBars: 0.5 }],
    [{ horizonBars: Number.NaN }],
  ])('of %o is none', (edit) => {
    expect(signalFrom({ ...opinion, ...edit } as never, origin)).toBeUndefined();
  });

  it('without an origin is an error that names what is missing', () => {
    const from = (edit: object) => () => signalFrom(opinion, { ...origin, ...edit });
    for (const name of ['symbol', 'timeframe', 'family', 'strategy']) {
      expect(from({ [name]: 5 })).toThrow(`origin.${name}`);
    }
    expect(from({ bar: 5 })).toThrow('origin.bar');
    expect(() => signalFrom(opinion, null as never)).toThrow('origin');
    const odd = { time: '0', end: 60_000, revision: 0, received: '1', expected: null };
    const said = signalFrom(opinion, { ...origin, bar: odd as never });
    expect([said?.time, said?.received, said?.expected]).toEqual(Array(3).fill(Number.NaN));
  });

  it('has the style of its timeframe, unless its origin has one', () => {
    const styles = ['59m', '1h', '23h', '1d', '1w'].map(
      (timeframe) => signalFrom(opinion, { ...origin, timeframe })?.style,
    );
    expect(styles).toEqual(['day', 'swing', 'swing', 'position', 'position']);
    expect(signalFrom(opinion, { ...origin, style: 'swing' })?.style).toBe('swing');
  });
});
