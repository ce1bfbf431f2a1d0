import { Account } from '../../src/account/index.js';
import type { Bar } from '../../src/bars/bar.js';
import type { Snapshot } from '../../src/core/index.js';
import {
  RunningExposure,
  RunningPerformance,
  StrategyTracker,
} from '../../src/performance/index.js';
import { DrawdownGuard, TrailingStop } from '../../src/risk/index.js';
import { Book, PaperBroker } from '../../src/simulation/index.js';
import { seriesOf } from './series.js';

// What is fed events, ends or results and can be saved: no operator, so the law of snapshots does not reach it.

interface Saved {
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
}

/** One of them, with what is fed to it at step `i` and all that it says. */
interface Ledger {
  readonly it: Saved;
  step(i: number): unknown;
  said(): unknown;
}

const bars = seriesOf('bar', 'lively', 3, 260) as Bar[];

function account(): Ledger {
  const it = new Account({ cash: 1e4 });
  const step = (i: number): unknown => {
    const { time, high, low, close } = bars[i]!;
    const symbol = i % 2 === 0 ? 'X' : 'Y';
    const fill = {
      id: `${i}`,
      symbol,
      time,
      quantity: i % 3 === 0 ? -2 : 1,
      price: close,
      fee: 0.1,
    };
    it.update({ type: 'fill', fill });
    if (i % 20 === 3) it.update({ type: 'transfer', amount: 5 });
    return it.update({ type: 'mark', symbol, high, low, close });
  };
  const said = (): unknown => [it.cash, it.equity, it.holdings, it.margin, it.maintenance, it.fees];
  return { it, step, said };
}

const orderAt = (i: number) => {
  const { close } = bars[i]!;
  const isBuy = i % 2 === 0;
  const exits = { stop: close * (isBuy ? 0.9 : 1.1), trailDistance: 1 };
  const kind =
    i % 3 === 0 ? ({ kind: 'limit', limit: close } as const) : ({ kind: 'market' } as const);
  return { id: `o${i}`, side: isBuy ? 'buy' : 'sell', ...kind, quantity: 1, exits } as const;
};

function book(): Ledger {
  const it = new Book('X', { policy: 'base' });
  const step = (i: number): unknown => {
    it.submit(orderAt(i));
    return it.update(bars[i]!);
  };
  return { it, step, said: () => it.quantity };
}

function broker(): Ledger {
  const it = new PaperBroker({ account: { cash: 1e4 } });
  const step = (i: number): unknown => {
    it.submit('X', orderAt(i));
    return it.update([{ ...bars[i]!, symbol: 'X' }]);
  };
  return { it, step, said: () => [it.band, it.account.equity, it.account.holdings] };
}

function exposure(): Ledger {
  const it = new RunningExposure({ periodsPerYear: 252 });
  const step = (i: number): unknown => {
    const net = i % 3 === 0 ? -(i % 7) : i % 7;
    return it.update({ equity: 1000 + i, gross: i % 7, net, bought: i % 5, sold: i % 4 });
  };
  return { it, step, said: () => it.value };
}

function performance(): Ledger {
  const it = new RunningPerformance({ periodsPerYear: 252 });
  return { it, step: (i) => it.update(1000 + ((i * 37) % 91)), said: () => it.value };
}

function trailingStop(side: 'long' | 'short'): Ledger {
  const it = new TrailingStop({ side, atrMultiple: 2 });
  return { it, step: (i) => it.update({ ...bars[i]!, atr: 1 }), said: () => it.value };
}

function guard(): Ledger {
  const limits = { reduceAtRatio: 0.05, haltAtRatio: 0.08, dailyLossRatio: 0.06 };
  const it = new DrawdownGuard({ ...limits, cooldownMs: 1e8 });
  const equityAt = (i: number) => 1000 + ((i * 37) % 91);
  const step = (i: number): unknown => it.update(i * 3e7, equityAt(i));
  return { it, step, said: () => it.peek(260 * 3e7, 1000) };
}

function tracker(): Ledger {
  const it = new StrategyTracker();
  const step = (i: number): unknown => {
    const { time: end, close } = bars[i]!;
    const of = { symbol: 'X', timeframe: '1m', strategy: `s${i % 2}`, regime: 'range', id: `${i}` };
    const signal = { ...of, end, statedUp: 0.6, pUp: 0.3 + (i % 5) / 10, horizonBars: 1 + (i % 4) };
    const reasons = [{ code: 'signal', of: `${i}`, value: 0.5 }];
    const opens = { symbol: 'X', action: 'open', quantity: 2, reasons };
    const closed = [{ timeframe: '1m', bar: { close, end } }];
    const decisions = i % 5 === 0 ? [opens] : [];
    if (i % 5 === 4) it.credit({ symbol: 'X', profit: 3 });
    return it.update({ symbol: 'X', events: [], signals: [signal], closed, decisions });
  };
  return { it, step, said: () => it.records };
}

export const ledgers: Readonly<Record<string, () => Ledger>> = {
  ...{ account, book, broker, exposure, guard, performance, tracker },
  'trailing stop of a long position': () => trailingStop('long'),
  'trailing stop of a short position': () => trailingStop('short'),
};
