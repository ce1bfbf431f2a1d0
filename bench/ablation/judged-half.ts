import { backtestSteps } from '../../src/backtest/index.js';
import type { SymbolBar } from '../../src/bars/index.js';
import {
  StrategyTracker,
  sharpeRatio,
  simpleReturns,
  totalReturn,
} from '../../src/performance/index.js';
import { Pipeline, type PipelineOptions } from '../../src/pipeline/index.js';
import { PaperBroker, ratioFee } from '../../src/simulation/index.js';
import { horizonBars, own } from './variants.js';

export interface Judged {
  readonly logLoss: number;
  /** Bars at which the composite pointed somewhere, and the share of them at which it was wrong. */
  readonly pointed: number;
  readonly wrong: number;
  readonly growth: number;
  readonly sharpe: number;
  readonly fills: number;
}

/** What a pipeline comes to on the second half of `bars`, having learned from the first. */
export function judgedHalf(
  options: PipelineOptions,
  bars: readonly SymbolBar[],
  periodsPerYear: number,
): Judged {
  const pipeline = new Pipeline(options, own);
  const costs = { fees: ratioFee(0.0005), spreadRatio: 0.0002 };
  const broker = new PaperBroker({ account: { cash: 100_000 }, book: { ...costs, step: 1 } });
  const warmUpEnds = bars.length >> 1;
  const all = new StrategyTracker();
  const pointing = new StrategyTracker();
  const equity: number[] = [];
  let fills = 0;
  for (const step of backtestSteps({ pipeline, broker, bars, warmUpEnds })) {
    if (step.isWarmUp) continue;
    equity.push(step.equity);
    fills += step.events.filter(({ type }) => type === 'fill').length;
    for (const { symbol, closed, composite } of step.found) {
      const base = closed.filter(({ timeframe }) => timeframe === options.base);
      const told = { symbol, closed: base, events: [], decisions: [] };
      const end = base.at(-1)?.bar.end ?? Number.NaN;
      const { pUp = 0.5, direction = 'flat' } = composite ?? {};
      const said = { strategy: 'composite', regime: '', pUp, statedUp: pUp, horizonBars };
      const signal = { ...said, id: `${end}`, symbol, timeframe: options.base, end };
      all.update({ ...told, signals: [signal] });
      pointing.update({ ...told, signals: direction === 'flat' ? [] : [signal] });
    }
  }
  const [record] = all.records;
  const [pointed] = pointing.records;
  return {
    logLoss: record?.logLoss ?? Number.NaN,
    pointed: pointed?.outcomes ?? 0,
    wrong: 1 - (pointed?.hitRatio ?? Number.NaN),
    growth: totalReturn(equity),
    sharpe: sharpeRatio(simpleReturns(equity), { periodsPerYear }),
    fills,
  };
}
