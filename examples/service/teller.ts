// What is said of bars: onto the bus, into history, into the log, each with its id.
import type { PipelineResult, SymbolBar } from 'barwave';
import { explain } from 'barwave/pipeline';
import type { Trade } from './engine.js';
import type { Told } from './history/history.js';
import type { Parts } from './parts.js';

export class Teller {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.engine.events.on('gap', ({ symbol, timeframe, time, from, to, missing }) => {
      const id = `${symbol}|${timeframe ?? 'base'}|${from}`;
      this.#tell({ id, kind: 'gap', symbol, time, body: { symbol, timeframe, from, to, missing } });
    });
  }

  forming(
    { symbol, time, open, high, low, close, volume }: SymbolBar,
    result: PipelineResult,
  ): void {
    const { denoised, signals } = result;
    const body = { time, open, high, low, close, volume, denoised, signals: signals.length };
    this.#parts.bus.publish({ topic: 'forming', symbol, body });
  }

  closed(result: PipelineResult): void {
    const { symbol, closed, signals, decisions, denoised } = result;
    for (const { timeframe, bar } of closed) {
      const body = { timeframe, ...bar, denoised: denoised[timeframe] };
      this.#parts.bus.publish({ topic: 'closed', symbol, body });
    }
    for (const signal of signals) {
      this.#tell({ id: signal.id, kind: 'signal', symbol, time: signal.end, body: signal });
    }
    for (const decision of decisions) {
      if (decision.action === 'hold') continue;
      const body = { ...decision, explanation: explain(decision, result).text };
      this.#tell({ id: decision.id, kind: 'decision', symbol, time: decision.end, body });
      const { id, action, side, quantity, price } = decision;
      this.#parts.log.info({ decisionId: id, symbol, action, side, quantity, price }, 'decision');
    }
  }

  trades(trades: readonly Trade[]): void {
    for (const trade of trades) {
      const { id, symbol, time } = trade;
      this.#tell({ id, kind: 'trade', symbol, time, body: trade });
      this.#parts.log.info({ tradeId: id, symbol, what: trade.what }, 'trade');
    }
  }

  #tell(told: Told): void {
    const { kind, symbol, body } = told;
    this.#parts.history.tell(told);
    if (kind !== 'difference') this.#parts.bus.publish({ topic: kind, symbol, body });
    if (kind === 'signal') this.#parts.log.debug({ signalId: told.id, symbol }, 'signal');
  }
}
