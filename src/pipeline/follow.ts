import type { Decision } from '../risk/decision.js';
import type { Found } from './found.js';
import type { Heard } from './hearing/listening.js';
import { type DecisionPlace, decidedOn } from './lane-decision.js';
import { LaneResult } from './lane-result.js';
import type { PipelineResult } from './result.js';
import { type Wired, type Wiring, wiringOf } from './wiring.js';

/**
 * Decide on what another pipeline found of a bar. The result is that of `pipeline.update` of the
 * bar, and costs only the decision. Use it for many accounts, limits and exits over one replay. The
 * two pipelines must not differ in anything else. Show `pipeline` every result of the other, in
 * order, and no bar of its own. Its snapshot has no lanes.
 *
 * @param result  of the other's `update`
 */
export function follow(pipeline: Wired, result: PipelineResult): PipelineResult {
  const wiring = wiringOf(pipeline);
  wiring.entrance.check();
  if (!(result instanceof LaneResult)) return result;
  const seen = result.seenBy(placeIn(wiring, LaneResult.foundOf(result)));
  return wiring.entrance.during(() => wiring.settled(seen, true));
}

/** On what terms, and for which account, a pipeline decides on what was found of a symbol. */
function placeIn(
  { book, accounts }: Wiring,
  { symbol, quality }: Pick<Found, 'symbol' | 'quality'>,
): DecisionPlace {
  const { design, policy } = book.of(symbol);
  return { symbol, design, policy, account: accounts.of(symbol), quality };
}

/** What a pipeline decides on one bar, and what that settles. */
export interface Decided {
  readonly decision: Decision | undefined;
  readonly decisions: readonly Decision[];
}

const nothing: readonly never[] = Object.freeze([]);

/** `follow`, where no more of a bar is known than what decisions rest on. */
export function followJudged(
  pipeline: Wired,
  found: Pick<Found, 'symbol' | 'judged' | 'quality'>,
): Decided {
  const wiring = wiringOf(pipeline);
  const { accounts, desks, portfolio } = wiring;
  const { judged } = found;
  const place = placeIn(wiring, found);
  const standings = judged.map((one) => desks.stand(one, place, portfolio === undefined));
  let decision: Decision | undefined;
  let settled: readonly Decision[] = nothing;
  for (let i = 0; i < judged.length; i++) {
    const standing = standings[i];
    const decided = standing && decidedOn(judged[i]!, standing, place);
    if (decided === undefined) continue;
    decision = decided;
    if (portfolio === undefined) settled = [decided];
    else settled = [...settled, ...portfolio.add(decided, accounts.equity, judged[i]!.rows)];
  }
  return { decision, decisions: settled };
}

/** What of `result` decisions rest on; `undefined` of one that no lane has made. */
export function heardIn(result: PipelineResult): Heard | undefined {
  return result instanceof LaneResult ? LaneResult.foundOf(result) : undefined;
}

/**
 * Tell `pipeline` that every bar of the latest end time has come. It takes the portfolio step that
 * is due, as `advance` does, and closes no bar. For bars from history. It does not report what
 * stages over all symbols said.
 */
export function settle(pipeline: Wired): readonly Decision[] {
  const wiring = wiringOf(pipeline);
  wiring.entrance.check();
  if (wiring.portfolio === undefined) return nothing; // and no list is made of it at every bar
  return wiring.settle(nothing, Number.MAX_VALUE).decisions;
}
