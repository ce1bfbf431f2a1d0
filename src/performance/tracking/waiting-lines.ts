import { isStateArray, misfit, requireStateRecord, type State } from '../../core/state.js';
import { lineState, reviveLine, type WaitingLine, waitingLine } from './waiting-line.js';

/** The closes of every timeframe of every symbol, and what is waited for of them. */
export class WaitingLines {
  readonly #bySymbol = new Map<string, Map<string, WaitingLine>>();

  of(symbol: string, timeframe: string): WaitingLine {
    let lines = this.#bySymbol.get(symbol);
    if (lines === undefined) {
      lines = new Map();
      this.#bySymbol.set(symbol, lines);
    }
    let line = lines.get(timeframe);
    if (line === undefined) {
      line = waitingLine();
      lines.set(timeframe, line);
    }
    return line;
  }

  snapshot(): State {
    return [...this.#bySymbol].flatMap(([symbol, lines]) =>
      [...lines].map(([timeframe, line]) => ({ symbol, timeframe, line: lineState(line) })),
    );
  }

  /** Into fresh lines only. */
  restore(given: State | undefined, path: string): void {
    if (!isStateArray(given)) throw misfit(path, 'expected a list');
    given.forEach((one, i) => {
      const { symbol, timeframe, line } = requireStateRecord(one, `${path}[${i}]`);
      if (typeof symbol !== 'string' || typeof timeframe !== 'string') {
        throw misfit(`${path}[${i}]`, 'has no name');
      }
      if (this.#bySymbol.get(symbol)?.has(timeframe))
        throw misfit(`${path}[${i}]`, 'is there twice');
      Object.assign(this.of(symbol, timeframe), reviveLine(line ?? null, `${path}[${i}].line`));
    });
  }
}
