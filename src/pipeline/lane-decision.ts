import { reason } from '../core/reason.js';
import { type Verdict, verdictOf } from '../correlation/composite.js';
import { sharesOf } from '../correlation/shares.js';
import { type Regime, regimeInWords } from '../regime/regime.js';
import { isKept, signalReasons } from '../risk/decide.js';
import { type Decision, decisionIdRaw, takesRisk } from '../risk/decision.js';
import type { OpenPosition } from '../risk/open-position.js';
import { scoreFrom, tierFrom } from '../validation/quality-tier.js';
import { asked } from './asked.js';
import { copied } from './decision-state.js';
import type { Findings } from './findings.js';
import type { Judged } from './found.js';
import type { LaneDesign } from './lane-design.js';
import { decidedBy } from './own-decision.js';

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

/** Whether a bar is decided on for the first time, and neither a position nor the signals ask for a trade. */
export function isIdle(
  judged: Judged,
  { revision, position }: Standing,
  place: DecisionPlace,
): boolean {
  const { design } = place;
  if (revision > 0 || design.steps.decision !== undefined) return false;
  const composite = verdictIn(judged, design);
  if (position === undefined) return composite.direction === 'flat';
  return isLeftAlone(judged, composite, position, place);
}

/** Whether what is held stays as it is. */
function isLeftAlone(
  { judgement, rows }: Judged,
  composite: Verdict,
  position: OpenPosition,
  { symbol, policy, design, account }: DecisionPlace,
): boolean {
  const { bar, interval, decidedAt } = judgement;
  const row = policy.avoidRegimes.length === 0 ? undefined : rows![design.riskAt];
  asked.symbol = symbol;
  asked.time = interval!.start;
  asked.end = interval!.end;
  asked.decidedAt = decidedAt;
  asked.composite = composite;
  asked.price = bar!.close;
  asked.high = bar!.high;
  asked.low = bar!.low;
  asked.equity = account!.equity;
  asked.quoteRate = account!.quoteRate;
  asked.regime = row && regimeIn(design, row);
  return isKept(policy, asked, position);
}

/** What the voices amount to, worked out once for all who ask. */
function verdictIn(judged: Judged, { correlation }: LaneDesign): Verdict {
  const { judgement, voices, rho } = judged;
  judged.verdict ??= verdictOf(correlation, voices, judgement.decidedAt, rho);
  return judged.verdict;
}

/** The same, noted nowhere. */
export function decisionOn(
  judged: Judged,
  { revision, position, isFilled }: Standing,
  { symbol, policy, design, account, quality }: DecisionPlace,
): Decision | undefined {
  const { judgement, rows, voices, rho } = judged;
  const { bar, interval, decidedAt } = judgement;
  if (account === undefined || rows === undefined || bar === undefined) return undefined;
  const { equity, quoteRate } = account;
  const { correlation, config, riskAt } = design;
  const composite = verdictIn(judged, design);
  const riskRow = rows[riskAt];
  if (revision === 0) judged.id ??= decisionIdRaw(symbol, interval!.end, 0);
  const decision = decidedBy(design.steps.decision, policy, {
    id: revision === 0 ? judged.id : undefined,
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
    widthRatio: judged.widthRatio,
    position,
    isFilled,
    final: config.portfolio === undefined,
  });
  const { restsOn } = composite;
  const isTaken = takesRisk(decision.action);
  if (!isTaken && restsOn.length === 0) return decision;
  if (isTaken) judged.shares ??= sharesOf(correlation, voices, decidedAt, rho);
  const signals = isTaken ? signalReasons(judged.shares!, decision.side) : [];
  const doubts = restsOn.map(({ type, time }) => reason(`rests-on-${type}`, time));
  return { ...decision, reasons: [...decision.reasons, ...signals, ...doubts] };
}

function regimeIn({ regimeColumns }: LaneDesign, row: readonly number[]): Regime {
  const [trend, volatility, adx, volatilityRank] = regimeColumns;
  return regimeInWords({
    trend: row[trend!] ?? Number.NaN,
    volatility: row[volatility!] ?? Number.NaN,
    adx: row[adx!] ?? Number.NaN,
    volatilityRank: row[volatilityRank!] ?? Number.NaN,
  });
}
