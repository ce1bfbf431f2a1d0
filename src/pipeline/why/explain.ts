import type { Reason } from '../../core/reason.js';
import type { Decision } from '../../risk/decision.js';
import type { Signal } from '../../strategies/signal.js';
import { requireLists } from '../handed-in.js';
import type { JudgedBar, PipelineResult } from '../result.js';

/** One step from a bar to the decision on it. */
export interface ExplainedStep {
  readonly step: 'bar' | 'data' | 'closed' | 'signal' | 'composite' | 'reason' | 'decision';
  /** What it rests on, as it stands in the result. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The same for a reader. */
  readonly sentence: string;
}

/** Why something was decided: the steps in order, and as one text. */
export interface Explanation {
  readonly decision: Decision;
  readonly steps: readonly ExplainedStep[];
  readonly text: string;
}

/**
 * Why `decision` is what it is, step by step: the bar, the quality of its feed, the bars that it
 * closed, the signals that count with their shares, what they amount to, the reasons of the
 * decision.
 *
 * @param result  in which the decision, or the candidate that a portfolio step settled, was made
 * @returns fewer steps where `result` is of another bar: the reasons and the decision itself
 * @example
 * const pipeline = new Pipeline({ base: '1m' });
 * const bar = { symbol: 'X', time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * const result = pipeline.update(bar);
 * const { steps } = explain(result.decision!, result);
 * steps.map(({ step }) => step); // ['bar', 'data', 'closed', 'composite', 'reason', 'decision']
 * steps[0]?.sentence; // 'The bar of X that ended at 60000 closed at 11: accepted.'
 * steps.at(-1)?.sentence; // 'So: hold.'
 */
export function explain(decision: Decision, result: PipelineResult): Explanation {
  requireLists('decision', decision, ['reasons']);
  requireLists('result', result, ['bars', 'signals', 'events']);
  const bar = result.bars.find(
    (one) => one.decision?.id.split('#')[0] === decision.id.split('#')[0],
  );
  const steps = [
    ...(bar === undefined ? [] : chainTo(decision, bar, result)),
    ...decision.reasons.filter(({ of }) => of === undefined).map(reasonStep),
    decisionStep(decision),
  ];
  return { decision, steps, text: steps.map(({ sentence }) => sentence).join('\n') };
}

function chainTo(
  { end, price, symbol }: Decision,
  { disposition, reasons, time }: JudgedBar,
  { quality, closed, composite, signals }: PipelineResult,
): ExplainedStep[] {
  const { score, tier, provisional } = quality;
  const timeframes = closed.map(({ timeframe }) => timeframe);
  const judged = [disposition, ...reasons].join(', ');
  const { contributions = [], direction, pUp, confidence, coverage, agreement } = composite ?? {};
  return [
    {
      step: 'bar',
      facts: { symbol, time, end, close: price, disposition, reasons },
      sentence: `The bar of ${symbol} that ended at ${end} closed at ${short(price)}: ${judged}.`,
    },
    {
      step: 'data',
      facts: { score, tier, provisional },
      sentence: `Its feed has a quality of ${short(score)} of 100 (${tier})${provisional ? ', provisionally' : ''}.`,
    },
    ...(timeframes.length === 0
      ? []
      : [
          {
            step: 'closed' as const,
            facts: { timeframes },
            sentence: `It closed the bar of ${timeframes.join(', ')}.`,
          },
        ]),
    ...contributions.map((contribution) => {
      const signal = signals.find(({ id }) => id === contribution.id);
      return signalStep(contribution, signal);
    }),
    {
      step: 'composite',
      facts: { direction, pUp, confidence, coverage, agreement },
      sentence:
        contributions.length === 0
          ? 'No signals count.'
          : `Together: ${direction}, the close is higher with a probability of ${short(pUp)}; confidence ${short(confidence)}, coverage ${short(coverage)}, agreement ${short(agreement)}.`,
    },
  ];
}

type Contribution = NonNullable<PipelineResult['composite']>['contributions'][number];

function signalStep(contribution: Contribution, signal: Signal | undefined): ExplainedStep {
  const { strategy, timeframe, pUp, share, ageBars } = contribution;
  const age = ageBars === 0 ? 'now' : `${short(ageBars)} bars ago`;
  const because = signal === undefined ? '' : `: ${signal.reasons.map(inWords).join('; ')}`;
  return {
    step: 'signal',
    facts: { ...contribution, reasons: signal?.reasons },
    sentence: `${strategy} on ${timeframe}, ${age}, has ${short(pUp)} for a higher close and ${short(100 * share)} % of the weight${because}.`,
  };
}

function reasonStep(given: Reason): ExplainedStep {
  return { step: 'reason', facts: { ...given }, sentence: `Reason: ${inWords(given)}.` };
}

function decisionStep(decision: Decision): ExplainedStep {
  const { action, side, quantity, price, stop, target, riskTaken, boundBy } = decision;
  const facts = { action, side, quantity, price, stop, target, riskTaken, boundBy };
  const what = side === 'flat' ? action : `${action} ${side}`;
  const parts = [
    quantity > 0 ? ` ${short(quantity)} at ${short(price)}` : '',
    stop > 0 ? `, stop ${short(stop)}` : '',
    target > 0 ? `, target ${short(target)}` : '',
    riskTaken > 0 ? `, ${short(riskTaken)} at risk` : '',
    boundBy === undefined ? '' : `, bound by ${boundBy}`,
    decision.final ? '' : '; not final',
  ];
  return { step: 'decision', facts, sentence: `So: ${what}${parts.join('')}.` };
}

/** `low confidence 0.03, limit 0.05`. */
function inWords({ code, value, limit }: Reason): string {
  const said = value === undefined ? '' : ` ${short(value)}`;
  const bound = limit === undefined ? '' : `, limit ${short(limit)}`;
  return `${code.replaceAll('-', ' ')}${said}${bound}`;
}

/** Six digits are enough to read. */
function short(value: number | undefined): string {
  return value === undefined ? 'unknown' : String(Number(value.toPrecision(6)));
}
