import type { AccountTrade } from '../account/account-trade.js';
import type { PipelineExtensions } from '../pipeline/extensions.js';
import type { Heard } from '../pipeline/hearing/listening.js';
import { Pipeline } from '../pipeline/pipeline.js';
import type { BrokerUpdate } from '../simulation/broker-end.js';
import { PaperBroker } from '../simulation/paper-broker.js';
import type { TimedAction } from './action-schedule.js';
import { Backtest } from './backtest.js';
import type { BacktestStep } from './backtest-step.js';
import type { GridPoint } from './grid.js';
import { GrowingList } from './growing-list.js';
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
  readonly isWarmUp: boolean;
}

/** What there is to decide on, and what orders meet. */
export interface Step extends Pick<BacktestStep, 'believed'> {
  readonly heard: readonly Heard[];
  /** Whether what is believed are new bars, one a symbol, and nothing else. */
  readonly isRegular: boolean;
}

/** What a configuration comes to, as it goes. */
export class SweptRun {
  readonly #parameters: SweptConfiguration['parameters'];
  readonly #equity = new GrowingList();
  readonly #trades: AccountTrade[] = [];
  #fillCount = 0;

  constructor({ parameters }: GridPoint) {
    this.#parameters = parameters;
  }

  /** What an end came to. */
  protected take({ equity, trades, events }: BrokerUpdate): void {
    this.#equity.push(equity);
    for (let i = 0; i < trades.length; i++) this.#trades.push(trades[i]!);
    for (let i = 0; i < events.length; i++) if (events[i]!.type === 'fill') this.#fillCount += 1;
  }

  outcome(): SweptConfiguration {
    const equity = this.#equity.all();
    const returns = new Float64Array(Math.max(0, equity.length - 1));
    for (let i = 0; i < returns.length; i++) {
      returns[i] = equity[i]! > 0 ? Math.max(-1, equity[i + 1]! / equity[i]! - 1) : 0;
    }
    const parameters = this.#parameters;
    return { parameters, equity, returns, trades: this.#trades, fillCount: this.#fillCount };
  }
}

/** A configuration whose pipeline reads the bars. */
export class LeadingRun extends SweptRun {
  readonly pipeline: Pipeline;
  readonly #backtest: Backtest;

  constructor(point: GridPoint, own: PipelineExtensions, warmUpEnds: number) {
    super(point);
    const { pipeline, broker, orders = {} } = point.options;
    this.pipeline = new Pipeline(pipeline, own);
    this.#backtest = new Backtest({
      pipeline: this.pipeline,
      broker: new PaperBroker(broker),
      orders,
      warmUpEnds,
    });
  }

  /** Go through an end; what came of it, for those that follow. */
  lead({ together, actions }: End): BacktestStep {
    for (const { time, event } of actions) this.#backtest.act(event, time);
    const step = this.#backtest.update(together);
    if (!step.isWarmUp) this.take(step);
    return step;
  }
}
