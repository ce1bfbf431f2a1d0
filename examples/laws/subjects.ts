// What `npm run laws` holds to the laws of causality unless it is given a file of yours: each export
// is one subject, in one of three forms.
import { type Bar, Pipeline } from 'barwave';
import { backtest as run } from 'barwave/backtest';
import { Ema, IncrementalIndicators } from 'barwave/indicators';
import { PaperBroker, ratioFee } from 'barwave/simulation';
import { MaCrossover } from 'barwave/strategies';
import { type CausalSubject, strategyStream } from 'barwave/testing';

/** A function of a whole series: a vectorised indicator, the predictions of a model. */
export const aboveItsMean: CausalSubject = {
  tell: (bars) => {
    const mean = new Ema({ period: 20 });
    return bars.map(({ close }) => close > mean.update(close));
  },
};

/** Something with `update`: here a strategy and the indicators that it reads. */
export const crossover: CausalSubject = {
  stream: () => {
    const strategy = new MaCrossover({ fastPeriod: 5, slowPeriod: 12 });
    return strategyStream(strategy, new IncrementalIndicators(strategy.needs));
  },
};

/** A whole backtest. */
export const wholeBacktest: CausalSubject = {
  backtest: (bars) =>
    run({
      pipeline: new Pipeline({ base: '1m', risk: { minConfidence: 0, minCoverage: 0 } }),
      broker: new PaperBroker({ book: { fees: ratioFee(0.0001) } }),
      bars: bars.map((bar: Bar) => ({ ...bar, symbol: 'X' })),
    }),
};
