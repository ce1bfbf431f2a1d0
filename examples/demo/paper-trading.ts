import type { Bar, Decision, Pipeline } from 'barwave';
import { Backtest, type BacktestStep } from 'barwave/backtest';
import { PaperBroker, ratioFee } from 'barwave/simulation';

export const cash = 100_000;
const feeRatio = 0.0005;
const spreadRatio = 0.0002;

/** What trading costs here, in words. */
export const costsText =
  'Filled at the next open; 0.05 % commission and half of a spread of 0.02 % a fill; no interest, no dividends.';

type Trade = BacktestStep['trades'][number];

/** A plain replay: a second pipeline, which knows its fills; its orders are filled at the next open. */
export class PaperTrading {
  readonly times: number[] = [];
  readonly equity: number[] = [];
  readonly trades: Trade[] = [];
  /** To trade; to hold is the rest. */
  readonly decisions: Decision[] = [];
  /** Stops of positions, from their opening to their end. */
  readonly stops: { from: number; to: number; price: number }[] = [];
  /** Half of the spread, in money. */
  slippage = 0;
  readonly broker: PaperBroker;
  readonly #backtest: Backtest;
  #stop = Number.NaN;

  /** `step` is the least quantity; `pipeline` has the options of the one that is shown. */
  constructor(pipeline: Pipeline, step: number | undefined) {
    const costs = { fees: ratioFee(feeRatio), spreadRatio };
    const book = step === undefined ? costs : { ...costs, step };
    this.broker = new PaperBroker({ account: { cash }, book });
    this.#backtest = new Backtest({ pipeline, broker: this.broker, orders: { targetMultiple: 3 } });
  }

  /** Base bars that were believed, in order. */
  note(bars: readonly Bar[], symbol: string): void {
    for (const bar of bars) this.#add(this.#backtest.update([{ ...bar, symbol }]));
  }

  #add({ time, equity, events, trades, decisions }: BacktestStep): void {
    this.times.push(time);
    this.equity.push(equity);
    for (const event of events) {
      if (event.type !== 'fill') continue;
      const { quantity, price } = event.fill;
      this.slippage += (Math.abs(quantity) * price * spreadRatio) / 2;
    }
    for (const trade of trades) {
      this.trades.push(trade);
      this.stops.push({ from: trade.openedAt, to: trade.closedAt, price: this.#stop });
    }
    for (const decision of decisions) {
      if (decision.action === 'hold') continue;
      this.decisions.push(decision);
      if (decision.action === 'open') this.#stop = decision.stop;
    }
  }
}
