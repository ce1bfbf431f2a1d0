import { reason } from '../core/reason.js';
import { verdictOf } from '../correlation/composite.js';
import { sharesOf } from '../correlation/shares.js';
import { type Regime, regimeOf } from '../regime/regime.js';
import { decideOn, signalReasons } from '../risk/decide.js';
import { type Decision, takesRisk } from '../risk/decision.js';
import type { OpenPosition } from '../risk/open-position.js';
import { scoreFrom, tierFrom } from '../validation/quality-tier.js';
import { copied } from './decision-state.js';
import type { Findings } from './findings.js';
import type { Judged } from './found.js';
import type { LaneDesign } from './lane-design.js';

/** What a decision rests on besides its bar: detached, for it may be worked out later. */
export interface Standing {
  /** How often the bar was decided on before. */
  readonly revision: number;
  readonly position: OpenPosition | undefined;
  /** Whether what was decided on it before has been filled. */
  readonly isFilled: boolean;
  /** Whether it was worked out what is decided, and the trade that this is, if it is one: a copy. */
  isDecided: boolean;
  trade: Decision | undefined;
}

/** Where a decision is made, and what was known of account and data. */
export type DecisionPlace = Pick<Findings, 'symbol' | 'policy' | 'design' | 'account' | 'quality'>;

/** The ATR behind the stop, NaN before there is one. */
export function atrIn({ riskAt, atrColumn }: LaneDesign, { rows }: Judged): number {
  return rows?.[riskAt]?.[atrColumn] ?? Number.NaN;
}

/** What a lane decides on a bar: worked out when somebody reads it, and noted for the desk. */
export function decidedOn(
  judged: Judged,
  standing: Standing,
  place: DecisionPlace,
): Decision | undefined {
  const decision = decisionOn(judged, standing, place);
  standing.isDecided = true;
  const isTrade = decision !== undefined && decision.action !== 'hold';
  standing.trade = isTrade ? copied(decision) : undefined;
  return decision;
}

function decisionOn(
  judged: Judged,
  { revision, position, isFilled }: Standing,
  { symbol, policy, design, account, quality }: DecisionPlace,
): Decision | undefined {
  const { judgement, rows, voices, rho } = judged;
  const { bar, interval, decidedAt } = judgement;
  if (account === undefined || rows === undefined || bar === undefined) return undefined;
  const { equity, quoteRate } = account;
  const { correlation, config, riskAt } = design;
  judged.verdict ??= verdictOf(correlation, voices, decidedAt, rho);
  const composite = judged.verdict;
  const riskRow = rows[riskAt];
  const decision = decideOn(policy, {
    symbol,
    time: interval!.start,
    end: interval!.end,
    decidedAt,
    revision,
    composite,
    price: bar.close,
    high: bar.high,
    low: bar.low,
    atr: atrIn(design, judged),
    equity,
    quoteRate,
    tier: tierFrom(quality),
    quality: scoreFrom(quality) / 100,
    regime: riskRow && regimeIn(design, riskRow),
    position,
    isFilled,
    final: config.portfolio === undefined,
  });
  const { restsOn } = composite;
  const isTaken = takesRisk(decision.action);
  if (!isTaken && restsOn.length === 0) return decision;
  const signals = isTaken
    ? signalReasons(judged.shares ?? sharesOf(correlation, voices, decidedAt, rho), decision.side)
    : [];
  const doubts = restsOn.map(({ type, time }) => reason(`rests-on-${type}`, time));
  return { ...decision, reasons: [...decision.reasons, ...signals, ...doubts] };
}

function regimeIn({ regimeColumns }: LaneDesign, row: readonly number[]): Regime {
  const [trend, volatility, adx, volatilityRank] = regimeColumns;
  return regimeOf({
    trend: row[trend!]!,
    volatility: row[volatility!]!,
    adx: row[adx!]!,
    volatilityRank: row[volatilityRank!]!,
  });
}
