import { reason } from '../core/reason.js';
import { verdictOf } from '../correlation/composite.js';
import { type Decision, decide } from '../risk/decide.js';
import { tierFrom } from '../validation/quality-tier.js';
import type { Findings, Judged } from './findings.js';

/** What a lane decides on a bar: worked out when somebody reads it, from what was known then. */
export function decisionOn(
  { judgement, rows, voices, rho }: Judged,
  { symbol, policy, account, quality, design }: Findings,
): Decision | undefined {
  const { bar, interval, decidedAt } = judgement;
  if (account === undefined || rows === undefined || bar === undefined) return undefined;
  const { equity, quoteRate } = account;
  const { correlation, config, riskAt, atrColumn } = design;
  const composite = verdictOf(correlation, voices, decidedAt, rho);
  const decision = decide(policy, {
    symbol,
    time: interval!.start,
    end: interval!.end,
    decidedAt,
    composite,
    price: bar.close,
    atr: rows[riskAt]?.[atrColumn] ?? Number.NaN,
    equity,
    quoteRate,
    tier: tierFrom(quality),
    final: config.portfolio === undefined,
  });
  const { restsOn } = composite;
  if (restsOn.length === 0) return decision;
  const why = restsOn.map(({ type, time }) => reason(`rests-on-${type}`, time));
  return { ...decision, reasons: [...decision.reasons, ...why] };
}
