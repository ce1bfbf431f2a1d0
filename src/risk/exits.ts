import { type Reason, reason } from '../core/reason.js';
import type { Regime } from '../regime/regime.js';
import type { DecisionInput } from './decision-input.js';
import { type OpenPosition, sideOf } from './open-position.js';
import type { AvoidedRegime, ExitRule, RiskPolicy } from './policy.js';
import { shareOf } from './share.js';

/** Which way a position, or what would become one, gains. */
export type Held = 'long' | 'short';

/** Why `position` ends at this bar, if it does; the first rule that says so. */
export function exitOf(
  policy: RiskPolicy,
  input: DecisionInput,
  position: OpenPosition,
): Reason | undefined {
  for (const rule of policy.exits) {
    const why = exits[rule](policy, input, position);
    if (why !== undefined) return why;
  }
  return undefined;
}

type Exit = (
  policy: RiskPolicy,
  input: DecisionInput,
  position: OpenPosition,
) => Reason | undefined;

const exits: Readonly<Record<ExitRule, Exit>> = {
  stop: (_policy, input, position) => {
    const isLong = position.quantity > 0;
    const worst = isLong ? lowIn(input, position) : highIn(input, position);
    const isHit = isLong ? worst <= position.stop : worst >= position.stop;
    return isHit ? reason('stop-hit', worst, position.stop) : undefined;
  },
  target: (_policy, input, position) => {
    const isLong = position.quantity > 0;
    const best = isLong ? highIn(input, position) : lowIn(input, position);
    const isHit = isLong ? best >= position.target : best <= position.target;
    return isHit ? reason('target-hit', best, position.target) : undefined;
  },
  opposite: (policy, input, position) => {
    const wish = wishOf(policy, input);
    if (wish === undefined || wish === sideOf(position)) return undefined;
    return reason('opposite-signal', shareOf(input.composite?.confidence), policy.minConfidence);
  },
  time: (policy, input, position) => {
    const ageMs = input.end - position.openedAt;
    const isOver = ageMs >= position.horizonMs && wishOf(policy, input) !== sideOf(position);
    return isOver ? reason('horizon-over', ageMs, position.horizonMs) : undefined;
  },
  regime: ({ avoidRegimes }, { regime }, position) => {
    return avoided(avoidRegimes, regime, position.quantity > 0 ? 'long' : 'short');
  },
};

/** What the signals ask for, clearly enough. */
export function wishOf(policy: RiskPolicy, { composite }: DecisionInput): Held | undefined {
  const direction = composite?.direction;
  if (direction !== 'up' && direction !== 'down') return undefined;
  if (shareOf(composite?.confidence) < policy.minConfidence) return undefined;
  if (shareOf(composite?.coverage) < policy.minCoverage) return undefined;
  return direction === 'up' ? 'long' : 'short';
}

/** Why the state of the market is none to be on `side` in. */
export function avoided(
  words: readonly AvoidedRegime[],
  regime: Pick<Regime, 'trend' | 'volatility'> | undefined,
  side: Held,
): Reason | undefined {
  if (words.length === 0 || regime === undefined) return undefined;
  const { trend, volatility } = regime;
  const against = side === 'long' ? 'down' : 'up';
  const found = words.find(
    (word) => word === trend || word === volatility || (word === 'against' && trend === against),
  );
  return found === undefined ? undefined : reason(`regime-${found}`);
}

/** Lowest price seen of the bar while the position was there: of one that was opened within it, the close. */
function lowIn({ time, low, price }: DecisionInput, { openedAt }: OpenPosition): number {
  return time >= openedAt && typeof low === 'number' ? low : price;
}

function highIn({ time, high, price }: DecisionInput, { openedAt }: OpenPosition): number {
  return time >= openedAt && typeof high === 'number' ? high : price;
}
