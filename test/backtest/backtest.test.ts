import { describe, expect, it } from 'vitest';
import { Account } from '../../src/account/index.js';
import {
  Backtest,
  type BacktestResult,
  type BacktestStep,
  backtest,
  backtestSteps,
} from '../../src/backtest/index.js';
import type { SymbolBar } from '../../src/bars/index.js';
import { decodeText, encodeText } from '../../src/core/index.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { PaperBroker, ratioFee } from '../../src/simulation/index.js';
import { syntheticMarket } from '../../src/testing/index.js';
import { cases } from '../cases.js';

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

/** When some of `symbol` was held from the bar before on. */
function heldTimes(bars: readonly SymbolBar[], symbol: string): number[] {
  const both = parts();
  const times: number[] = [];
  let wasHeld = false;
  for (const { time } of backtestSteps({ ...both, bars })) {
    const isHeld = both.broker.account.quantity(symbol) !== 0;
    if (isHeld && wasHeld) times.push(time);
    wasHeld = isHeld;
  }
  return times;
}

/** What was held and traded is what the fills say, at the closes of the bars. */
function expectHoldings({ times, fills, holdings }: BacktestResult): void {
  const [pointOf, units] = [{ A: 1, B: 2 } as const, { A: 0, B: 0 }];
  const closes = new Map(both.map(({ symbol, time, close }) => [`${symbol} ${time}`, close]));
  times.forEach((time, i) => {
    let [bought, sold] = [0, 0];
    for (const { symbol, quantity, price } of fills.filter((fill) => fill.time === time)) {
      units[symbol as 'A'] += quantity;
      const money = quantity * price * pointOf[symbol as 'A'];
      if (quantity > 0) bought += money;
      else sold -= money;
    }
    const [a, b] = (['A', 'B'] as const).map(
      (symbol) => units[symbol] * closes.get(`${symbol} ${time}`)! * pointOf[symbol],
    );
    expect(holdings.gross[i]).toBeCloseTo(Math.abs(a!) + Math.abs(b!), 6);
    expect(holdings.net[i]).toBeCloseTo(a! + b!, 6);
    expect(holdings.bought[i]).toBeCloseTo(bought, 6);
    expect(holdings.sold[i]).toBeCloseTo(sold, 6);
  });
  expect(Math.min(...holdings.net)).toBeLessThan(-1); // short at times
}

/** What a step says besides what was found. */
const plain = ({ found, ...step }: BacktestStep): unknown => ({ ...step, results: found.length });

describe('a backtest', () => {
  it('trades what was decided, at the next open, and says what became of it', () => {
    const { pipeline } = parts();
    const account = { cash: 10_000, symbols: { B: { pointValue: 2 } } };
    const broker = new PaperBroker({ account, book: { fees: ratioFee(0.0001) } });
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
    expectHoldings(result);
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

  it('goes on from a snapshot at every bar, bit for bit', () => {
    const begun = 250;
    const count = cases(600);
    const step = (run: Backtest, i: number) => run.update([one[i]!, two[i]!]);
    const whole = new Backtest({ ...parts(), orders });
    let run = new Backtest({ ...parts(), orders });
    for (let i = 0; i < begun; i++) {
      step(run, i);
      step(whole, i);
    }
    let fillCount = 0;
    for (let i = begun; i < begun + count; i++) {
      const text = encodeText(run.snapshot());
      run = new Backtest({ ...parts(), orders });
      run.restore(decodeText(text));
      const expected = step(whole, i);
      expect(plain(step(run, i))).toEqual(plain(expected));
      fillCount += expected.events.length;
    }
    expect(fillCount).toBeGreaterThan(0);
    expect(encodeText(run.snapshot())).toBe(encodeText(whole.snapshot()));
  });

  it('takes what is no list, or cannot be read, for an end without bars', () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    const empty = new Backtest({ ...parts(), orders });
    for (const given of [null, undefined, 5, '8', {}, Symbol('bars'), Promise.resolve([]), proxy]) {
      const run = new Backtest({ ...parts(), orders });
      expect(plain(run.update(given as never))).toEqual(plain(empty.update([])));
      expect(run.update([one[0]!]).found[0]!.bars[0]!.disposition).toBe('accepted');
    }
  });

  it('live differs only in who made the fills: the same fills make the same account', () => {
    const { pipeline, broker } = parts();
    const { fills } = backtest({ pipeline, broker, bars: both, orders });
    const real = new Account({ cash: 10_000 });
    for (const fill of fills) real.update({ type: 'fill', fill });
    expect(real.cash).toBe(broker.account.cash);
    expect(real.quantity('A')).toBe(broker.account.quantity('A'));
  });

  it('pipeline and account hold the same, through splits, dividends and rates of exchange', () => {
    const bars = both.slice(0, 800);
    const { pipeline, broker } = parts();
    const at = (i: number) => one[i]!.time;
    // Splits while the symbol is held, at the beginning of the bar and at its end.
    const held200 = heldTimes(bars, 'A').filter((time) => time >= at(200));
    const actions = [
      { time: held200[5]!, event: { type: 'split', symbol: 'A', ratio: 4 } },
      { time: held200[60]!, event: { type: 'split', symbol: 'A', ratio: 0.5 } },
      { time: at(230), event: { type: 'dividend', symbol: 'A', perUnit: 0.1 } },
      { time: at(100), event: { type: 'rate', symbol: 'B', rate: 0.5 } },
      { time: at(120), event: { type: 'transfer', amount: 500 } },
      { time: at(120), event: { type: 'financing', symbol: 'B', ratePerYear: Number.NaN } },
    ] as const;
    let held = 0;
    for (const { time } of backtestSteps({ pipeline, broker, bars, actions: actions as never })) {
      for (const symbol of ['A', 'B']) {
        const quantity = broker.account.quantity(symbol);
        expect(pipeline.position(symbol)?.quantity ?? 0).toBe(quantity);
        const { entry, rate } = broker.account.position(symbol) ?? { entry: 0, rate: 1 };
        if (quantity !== 0) expect(pipeline.position(symbol)!.entry).toBeCloseTo(entry, 9);
        if (symbol === 'B' && time >= at(100)) expect(rate).toBe(0.5);
        if (time >= at(200) && symbol === 'A' && quantity !== 0) held += 1;
      }
    }
    expect(held).toBeGreaterThan(50);
    expect(broker.account.transfers).toBe(500);
  });

  it('an action without a time is refused by its place: it would hold up all after it', () => {
    const event = { type: 'transfer', amount: 1 } as const;
    for (const [odd, path] of [
      [{ time: Number.NaN, event }, 'actions[1].time'],
      [{ event }, 'actions[1].time'],
      [null, 'actions[1]'],
    ] as const) {
      const actions = [{ time: 0, event }, odd as never];
      expect(() => backtest({ ...parts(), bars: [], actions })).toThrow(
        expect.objectContaining({ name: 'ConfigError', path }),
      );
    }
  });

  it.each([
    ['a lane', undefined],
    ['a portfolio step', { maxExposureRatio: 1 }],
  ])('what %s decides is traded at the next open', (_, portfolio) => {
    const { broker } = parts();
    const { config } = parts().pipeline;
    const pipeline = portfolio ? new Pipeline({ ...config, portfolio }) : parts().pipeline;
    const steps = [...backtestSteps({ pipeline, broker, bars: both.slice(0, 800) })];
    const opened = new Map<string, number>();
    for (const [i, { time, decisions }] of steps.entries()) {
      for (const { id, final, decidedAt } of decisions) {
        expect(final).toBe(true);
        expect(decidedAt).toBe(time + 60_000);
        opened.set(id, i);
      }
    }
    const entries = steps.flatMap(({ events }, i) =>
      events.flatMap((event) =>
        event.type === 'fill' && event.fill.reason === 'market' ? [[event.fill, i] as const] : [],
      ),
    );
    expect(entries.length).toBeGreaterThan(10);
    for (const [{ orderId }, i] of entries) expect(i - opened.get(orderId)!).toBe(1);
  });

  it('nothing is decided or traded while it warms up', () => {
    const steps = [...backtestSteps({ ...parts(), bars: both.slice(0, 800), warmUpEnds: 200 })];
    const active = (step: BacktestStep) => step.decisions.length + step.events.length > 0;
    expect(steps.slice(0, 200).some(active)).toBe(false);
    expect(steps.slice(200).some(active)).toBe(true);
  });

  it('a trade lasts as long as the plan says, and no bar longer', () => {
    const { trades } = backtest({ ...parts(), bars: both, orders: { mostBars: 5 } });
    expect(Math.max(...trades.map(({ bars }) => bars))).toBe(5);
  });

  it('bars that come late or once more are learned from, not traded', () => {
    const run = new Backtest(parts());
    for (let i = 0; i < 300; i++) run.update([one[i]!]);
    for (const bar of [one[290]!, { ...one[299]!, close: one[299]!.open }]) {
      const { events, found } = run.update([bar]);
      expect(events).toEqual([{ type: 'refused' }]);
      expect(found.length).toBe(1);
    }
    expect(run.update([one[300]!]).events.some(({ type }) => type === 'refused')).toBe(false);
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
