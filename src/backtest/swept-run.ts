import type { AccountTrade } from '../account/account-trade.js';
import type { PipelineExtensions } from '../pipeline/options.js';
import { Pipeline } from '../pipeline/pipeline.js';
import type { PipelineResult } from '../pipeline/result.js';
import { PaperBroker } from '../simulation/paper-broker.js';
import type { TimedAction } from './action-schedule.js';
import { Backtest } from './backtest.js';
import type { BacktestStep } from './backtest-step.js';
import type { GridPoint } from './grid.js';
import type { Together } from './together.js';

/** What one configuration came to; ends of the warm-up are left out. */
export interface SweptConfiguration {
  /** The values that make it, by path. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Equity at the close of each end, and the return since the end before; 0 once it is ruined. */
  readonly equity: Float64Array;
  readonly returns: Float64Array;
  readonly trades: readonly AccountTrade[];
  readonly fillCount: number;
}

/** The bars of one end time, and what happens before them. */
export interface End {
  readonly together: Together;
  readonly actions: readonly TimedAction[];
}

/** A configuration under way. */
export class SweptRun {
  readonly point: GridPoint;
  readonly backtest: Backtest;
  readonly #equity: number[] = [];
  readonly #trades: AccountTrade[] = [];
  #fillCount = 0;

  constructor(point: GridPoint, own: PipelineExtensions | undefined, warmUpEnds: number) {
    const { pipeline, broker, orders } = point.options;
    this.point = point;
    this.backtest = new Backtest({
      pipeline: new Pipeline(pipeline, own),
      broker: new PaperBroker(broker),
      ...(orders === undefined ? {} : { orders }),
      warmUpEnds,
    });
  }

  /** Go through an end; what the pipeline found, for those that follow. */
  lead({ together, actions }: End): readonly PipelineResult[] {
    for (const { time, event } of actions) this.backtest.act(event, time);
    return this.#take(this.backtest.update(together)).found;
  }

  /** Go through an end of which another one found what there is to find. */
  follow({ together, actions }: End, found: readonly PipelineResult[]): void {
    for (const { time, event } of actions) this.backtest.act(event, time);
    this.#take(this.backtest.follow(together, found));
  }

  #take(step: BacktestStep): BacktestStep {
    if (step.isWarmUp) return step;
    this.#equity.push(step.equity);
    for (const trade of step.trades) this.#trades.push(trade);
    for (const { type } of step.events) if (type === 'fill') this.#fillCount += 1;
    return step;
  }

  outcome(): SweptConfiguration {
    const equity = Float64Array.from(this.#equity);
    const returns = Float64Array.from({ length: Math.max(0, equity.length - 1) }, (_, i) =>
      equity[i]! > 0 ? Math.max(-1, equity[i + 1]! / equity[i]! - 1) : 0,
    );
    const { parameters } = this.point;
    return { parameters, equity, returns, trades: this.#trades, fillCount: this.#fillCount };
  }
}
