// A second configuration in the shadow of the first: it sees the same bars, and what it would decide
// otherwise is kept.
import type { Decision, PipelineResult, SymbolBar } from 'barwave';
import type { Config } from './config.js';
import { Engine, type Turn } from './engine.js';
import type { Told } from './history/told.js';

export class Canary {
  readonly #engine: Engine;

  /** Begins with what history has. */
  constructor(config: Config, history: Iterable<SymbolBar>) {
    this.#engine = new Engine(config, undefined, config.canary.minConfidence);
    this.#engine.pipeline.warm(history);
  }

  /** What the shadow decides otherwise on the bars of a turn. */
  compare(turn: Turn, results: readonly PipelineResult[]): Told[] {
    const shadow = this.#engine.absorb(turn);
    return results.flatMap(({ symbol, decision }, i): Told[] => {
      const other = shadow[i]?.decision;
      if (decision === undefined || other === undefined) return [];
      if (decision.action === other.action && decision.side === other.side) return [];
      const { id, end } = decision;
      const body = { id, symbol, end, live: short(decision), shadow: short(other) };
      return [{ id, kind: 'difference', symbol, time: end, body }];
    });
  }
}

function short({ action, side, quantity, confidence, denial }: Decision): object {
  return { action, side, quantity, confidence, denial };
}
