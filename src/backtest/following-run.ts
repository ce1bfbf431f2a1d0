import { settle } from '../pipeline/follow.js';
import { Follower } from '../pipeline/follower.js';
import type { Heard } from '../pipeline/hearing/listening.js';
import { Pipeline } from '../pipeline/pipeline.js';
import type { Wired } from '../pipeline/wiring.js';
import type { Decision } from '../risk/decision.js';
import type { BrokerUpdate } from '../simulation/broker-end.js';
import { PaperBroker } from '../simulation/paper-broker.js';
import type { GridPoint } from './grid.js';
import { orderPlan } from './order-plan.js';
import { RestingBroker } from './resting.js';
import { type End, type Step, SweptRun } from './swept-run.js';
import { Trading } from './trading.js';

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
