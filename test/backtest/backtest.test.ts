import { describe, expect, it } from 'vitest';
import { Account } from '../../src/account/index.js';
import { Backtest, type BacktestStep, backtest } from '../../src/backtest/index.js';
import type { SymbolBar } from '../../src/bars/index.js';
import { decodeText, encodeText } from '../../src/core/index.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { PaperBroker, ratioFee } from '../../src/simulation/index.js';
import { syntheticMarket } from '../../src/testing/index.js';

function barsOf(count: number, seed: number, symbol: string): SymbolBar[] {
  const bars: SymbolBar[] = [];
  for (const bar of syntheticMarket({ seed, moveRatio: 0.004 })) {
    bars.push({ ...bar, symbol });
    if (bars.length === count) break;
  }
  return bars;
}

const one = barsOf(1_500, 3, 'A');
const two = barsOf(1_500, 4, 'B');
const both = one.flatMap((bar, i) => [bar, two[i]!]);

const parts = () => ({
  pipeline: new Pipeline({
    base: '1m',
    timeframes: ['1m', '5m'],
    risk: { minConfidence: 0, minCoverage: 0 },
  }),
  broker: new PaperBroker({ account: { cash: 10_000 }, book: { fees: ratioFee(0.0001) } }),
});

const orders = { targetMultiple: 2, mostBars: 90 };

describe('a backtest', () => {
  it('trades what was decided, at the next open, and says what became of it', () => {
    const { pipeline, broker } = parts();
    const result = backtest({ pipeline, broker, bars: both, orders, warmUpEnds: 200 });
    expect(result.equity.length).toBe(1_300);
    expect(result.times[0]).toBe(one[200]!.time);
    expect(result.fills.length).toBeGreaterThan(10);
    expect(result.trades.length).toBeGreaterThan(4);
    expect(result.equity.at(-1)).toBe(broker.account.equity);
    const opens = new Map(both.map(({ symbol, time, open }) => [`${symbol} ${time}`, open]));
    for (const { reason, symbol, time, price } of result.fills) {
      if (reason === 'market') expect(price).toBe(opens.get(`${symbol} ${time}`));
    }
    for (const { bars } of result.trades) expect(bars).toBeLessThanOrEqual(91);
    expect(result.band.worst).toBeLessThanOrEqual(result.equity.at(-1)!);
  });

  it('a prefix of the bars gives the prefix of the run; later bars change nothing before', () => {
    const whole = backtest({ ...parts(), bars: both, orders });
    const prefix = backtest({ ...parts(), bars: both.slice(0, 1_600), orders });
    expect(prefix.equity).toEqual(whole.equity.slice(0, 800));
    expect(prefix.fills).toEqual(whole.fills.slice(0, prefix.fills.length));
  });

  it('goes on from a snapshot, bit for bit', () => {
    const steps = (run: Backtest, from: number, to: number): BacktestStep[] =>
      one.slice(from, to).map((bar, i) => run.update([bar, two[from + i]!]));
    const whole = new Backtest({ ...parts(), orders });
    const expected = steps(whole, 0, 900);
    let run = new Backtest({ ...parts(), orders });
    const said: BacktestStep[] = [];
    for (const [from, to] of [
      [0, 150],
      [150, 151],
      [151, 500],
      [500, 900],
    ] as const) {
      said.push(...steps(run, from, to));
      const text = encodeText(run.snapshot());
      run = new Backtest({ ...parts(), orders });
      run.restore(decodeText(text));
      expect(encodeText(run.snapshot())).toBe(text);
    }
    expect(said).toEqual(expected);
  });

  it('live differs only in who made the fills: the same fills make the same account', () => {
    const { pipeline, broker } = parts();
    const { fills } = backtest({ pipeline, broker, bars: both, orders });
    const real = new Account({ cash: 10_000 });
    for (const fill of fills) real.update({ type: 'fill', fill });
    expect(real.cash).toBe(broker.account.cash);
    expect(real.quantity('A')).toBe(broker.account.quantity('A'));
  });

  it('says how far it is, and refuses what it cannot run on', () => {
    const heard: number[] = [];
    backtest({ ...parts(), bars: one, onProgress: (ends) => heard.push(ends) });
    expect(heard).toEqual([1_000]);
    const of = (options: object) => () => new Backtest({ ...parts(), ...options });
    expect(of({ pipeline: {} })).toThrow('pipeline must be a Pipeline');
    expect(of({ broker: null })).toThrow('broker must be a PaperBroker');
    expect(of({ warmUpEnds: -1 })).toThrow('warmUpEnds');
    expect(of({ orders: { target: 1 } })).toThrow('orders.target');
    expect(of({ orders: { mostBars: 0 } })).toThrow('orders.mostBars');
    expect(of({ orders: { trailing: 1 } })).toThrow('orders.trailing');
    const run = new Backtest(parts());
    const good = run.snapshot();
    const state = { ...(good.state as object), endCount: -1 };
    expect(() => run.restore({ ...good, state })).toThrow('state.endCount');
  });
});
