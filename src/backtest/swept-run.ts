import type { AccountTrade } from '../account/account-trade.js';
import type { PipelineExtensions } from '../pipeline/extensions.js';
import { settle } from '../pipeline/follow.js';
import { Follower } from '../pipeline/follower.js';
import type { Heard } from '../pipeline/hearing/listening.js';
import { Pipeline } from '../pipeline/pipeline.js';
import type { Wired } from '../pipeline/wiring.js';
import type { Decision } from '../risk/decision.js';
import type { BrokerUpdate } from '../simulation/broker-end.js';
import { PaperBroker } from '../simulation/paper-broker.js';
import type { TimedAction } from './action-schedule.js';
import { Backtest } from './backtest.js';
import type { BacktestStep } from './backtest-step.js';
import type { GridPoint } from './grid.js';
import { orderPlan } from './order-plan.js';
import { RestingBroker } from './resting.js';
import type { Together } from './together.js';
import { Trading } from './trading.js';

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
  readonly #equity: number[] = [];
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
    const equity = Float64Array.from(this.#equity);
    const returns = Float64Array.from({ length: Math.max(0, equity.length - 1) }, (_, i) =>
      equity[i]! > 0 ? Math.max(-1, equity[i + 1]! / equity[i]! - 1) : 0,
    );
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

/** A configuration that decides on what another one's pipeline found. */
export class FollowingRun extends SweptRun {
  readonly #pipeline: Pipeline;
  readonly #follower: Follower;
  readonly #trading: Trading;
  readonly #resting: RestingBroker;
  /** What the end under way came to, and whether the broker need not see it. */
  #met!: BrokerUpdate;
  #isMissed = false;

  /** @param leader  whose lanes find what it decides on */
  constructor(point: GridPoint, leader: Wired) {
    super(point);
    const { pipeline, broker, orders = {} } = point.options;
    const paper = new PaperBroker(broker);
    this.#pipeline = new Pipeline(pipeline, undefined, leader);
    this.#follower = new Follower(this.#pipeline);
    this.#trading = new Trading(this.#pipeline, paper, orderPlan(orders));
    this.#resting = new RestingBroker(paper);
  }

  /** Go through an end of which the leader found what there is to find. */
  follow(end: End, step: Step): void {
    const { heard } = step;
    this.begin(end, step);
    for (let i = 0; i < heard.length; i++) this.decide(heard[i]!);
    this.finish(end);
  }

  /** An end begins: what was ordered before meets it. */
  begin({ actions }: End, { isRegular, believed }: Omit<Step, 'heard'>): void {
    if (actions.length > 0) this.#act(actions);
    const missed = isRegular ? this.#resting.missed(believed[0]!) : undefined;
    this.#isMissed = missed !== undefined;
    this.#met = missed ?? this.#meet(believed);
  }

  /** Something was found in it. */
  decide(heard: Heard): void {
    this.#order(this.#follower.trades(heard));
  }

  /** Nothing more was. */
  finish({ isWarmUp }: End): void {
    this.#order(settle(this.#pipeline));
    if (!this.#isMissed) this.#trading.closeOld();
    if (!isWarmUp) this.take(this.#met);
  }

  #act(actions: End['actions']): void {
    this.#resting.wake();
    for (const { time, event } of actions) this.#trading.act(event, time);
  }

  #meet(believed: Step['believed']): BrokerUpdate {
    this.#resting.wake();
    const met = this.#trading.meet(believed);
    this.#resting.met(met);
    return met;
  }

  #order(decisions: readonly Decision[]): void {
    if (decisions.length === 0) return;
    this.#resting.wake();
    this.#trading.order(decisions);
  }
}
