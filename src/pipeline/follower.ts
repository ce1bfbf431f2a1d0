import type { Decision } from '../risk/decision.js';
import { followJudged } from './follow.js';
import type { Heard } from './hearing/listening.js';
import type { DecisionPlace } from './lane-decision.js';
import { type Wired, type Wiring, wiringOf } from './wiring.js';

const nothing: readonly never[] = Object.freeze([]);

/** Where a decision is made, written anew before each. */
type Place = { -readonly [F in keyof DecisionPlace]: DecisionPlace[F] } & {
  readonly account: { equity: number; quoteRate: number };
};

/** Decides, for a pipeline without bars of its own, on what the lanes of another one have heard. */
export class Follower {
  readonly #pipeline: Wired;
  readonly #wiring: Wiring;
  readonly #places = new Map<string, Place>();

  /** @param pipeline  none whose terms change */
  constructor(pipeline: Wired) {
    this.#pipeline = pipeline;
    this.#wiring = wiringOf(pipeline);
  }

  /**
   * The decisions of `followJudged`, where nothing else of it is wanted: those that trade or take
   * back what was said before, and of the others as many as are worked out anyway.
   */
  trades(heard: Heard): readonly Decision[] {
    const { portfolio, desks, entrance } = this.#wiring;
    entrance.check();
    if (portfolio !== undefined) {
      return entrance.during(() => followJudged(this.#pipeline, heard).decisions);
    }
    const place = this.#placeOf(heard);
    const { judged } = heard;
    let last: Decision | 'idle' | undefined;
    for (let i = 0; i < judged.length; i++) last = desks.trade(judged[i]!, place) ?? last;
    return last === undefined || last === 'idle' ? nothing : [last];
  }

  #placeOf({ symbol, quality }: Heard): DecisionPlace {
    const { accounts } = this.#wiring;
    const place = this.#places.get(symbol) ?? this.#begun(symbol);
    place.account.equity = accounts.equity;
    place.account.quoteRate = accounts.quoteRateOf(symbol);
    place.quality = quality;
    return place;
  }

  #begun(symbol: string): Place {
    const { design, policy } = this.#wiring.book.of(symbol);
    const place: Place = {
      symbol,
      design,
      policy,
      account: { equity: 0.5, quoteRate: 0.5 },
      quality: undefined as never,
    };
    this.#places.set(symbol, place);
    return place;
  }
}
