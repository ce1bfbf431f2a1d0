// What is said of bars: onto the bus, into history, into the log, each with its id.
import type { PipelineResult, SymbolBar } from 'barwave';
import { explain } from 'barwave/pipeline';
import type { Trade } from './engine.js';
import type { Told } from './history/told.js';
import type { Parts } from './parts.js';

export class Teller {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { engine, webhook, log } = parts;
    engine.events.on('gap', ({ symbol, timeframe, time, from, to, missing }) => {
      const id = `${symbol}|${timeframe ?? 'base'}|${from}`;
      this.#tell({ id, kind: 'gap', symbol, time, body: { symbol, timeframe, from, to, missing } });
    });
    engine.events.on('alert', ({ symbol, time, code, alert }) => {
      const id = `${symbol}|${code}|${time}|${alert.state}`;
      this.#tell({ id, kind: 'alert', symbol, time, body: alert });
      log.warn({ symbol, code, message: alert.message }, 'alert');
      webhook.post({ symbol, code, time, message: alert.message });
    });
  }

  forming(bar: SymbolBar, { denoised, signals }: PipelineResult): void {
    const body = { ...bar, denoised, signals: signals.length };
    this.#parts.bus.publish({ topic: 'forming', symbol: bar.symbol, body });
  }

  closed(result: PipelineResult): void {
    const { bus, log } = this.#parts;
    const { symbol, closed, signals, decisions, denoised } = result;
    for (const { timeframe, bar } of closed) {
      const body = { timeframe, ...bar, denoised: denoised[timeframe] };
      bus.publish({ topic: 'closed', symbol, body });
    }
    for (const signal of signals) {
      this.#tell({ id: signal.id, kind: 'signal', symbol, time: signal.end, body: signal });
      log.debug({ signalId: signal.id, symbol }, 'signal');
    }
    for (const decision of decisions) {
      const { id, action, side, quantity, price, end } = decision;
      if (action === 'hold') continue;
      const body = { ...decision, explanation: explain(decision, result).text };
      this.#tell({ id, kind: 'decision', symbol, time: end, body });
      log.info({ decisionId: id, symbol, action, side, quantity, price }, 'decision');
    }
  }

  trades(trades: readonly Trade[]): void {
    for (const trade of trades) {
      const { id, symbol, time, what } = trade;
      this.#tell({ id, kind: 'trade', symbol, time, body: trade });
      this.#parts.log.info({ tradeId: id, symbol, what }, 'trade');
    }
  }

  #tell(told: Told): void {
    const { kind: topic, symbol, body } = told;
    this.#parts.history.tell(told);
    this.#parts.bus.publish({ topic, symbol, body });
  }
}
