import type { Alert } from '../../metrics/alert-rule.js';
import type { Decision } from '../../risk/decision.js';
import type { Signal } from '../../strategies/signal.js';
import { qualityTiers } from '../../validation/quality.js';
import type { PipelineEvent } from '../pipeline-event.js';
import type { ClosedEntry, PipelineResult } from '../result.js';
import type { Severity, ToldEvent, ToldPayloads, ToldType } from './told-event.js';

/** Whom and when an event is about. */
interface Place {
  readonly symbol: string;
  readonly time: number;
}

/** An event of `type`, which nobody who is told of it can change. */
export function toldEvent<T extends ToldType>(
  type: T,
  severity: Severity,
  code: string,
  { symbol, time }: Place,
  payload: ToldPayloads[T],
): ToldEvent {
  const event = { ...payload, type, severity, code, symbol, time };
  return Object.freeze(event) as unknown as ToldEvent;
}

export function toldResult(type: 'result' | 'forming', result: PipelineResult): ToldEvent {
  const { symbol, bars } = result;
  const { disposition = 'no-bar', time = Number.NaN } = bars.at(-1) ?? {};
  const severity = disposition === 'rejected' || disposition === 'dropped' ? 'warning' : 'debug';
  return toldEvent(type, severity, disposition, { symbol, time }, { result });
}

export function toldSignal(signal: Signal): ToldEvent {
  const { symbol, end: time, direction } = signal;
  return toldEvent('signal', 'info', direction, { symbol, time }, { signal });
}

export function toldDecision(decision: Decision): ToldEvent {
  const { symbol, decidedAt: time, action } = decision;
  return toldEvent('decision', 'info', action, { symbol, time }, { decision });
}

export function toldClosed(symbol: string, entry: ClosedEntry): ToldEvent {
  return toldEvent('closed', 'debug', 'bar-closed', { symbol, time: entry.bar.end }, entry);
}

export function toldAlert(alert: Alert): ToldEvent {
  const { type, component: symbol, time, state, severity } = alert;
  const loudness = severity === 'critical' ? 'error' : 'warning';
  return toldEvent(
    'alert',
    state === 'raised' ? loudness : 'info',
    type,
    { symbol, time },
    { alert },
  );
}

/** What of the events in results has listeners of its own. */
export const toldFromEvents: readonly ToldType[] = [
  'fault',
  'gap',
  'quality',
  'superseded',
  'outdated',
];

/** An event of a result; `undefined` if it is none that there are listeners for. */
export function toldOfEvent(event: PipelineEvent, place: Place): ToldEvent | undefined {
  const { type, ...payload } = event;
  if (event.type === 'failure') {
    return toldEvent('fault', 'error', 'failure', place, payload as ToldPayloads['fault']);
  }
  if (event.type === 'fault') {
    const { message } = event;
    return toldEvent('fault', 'error', 'fault', place, { what: 'symbol', timeframe: '', message });
  }
  if (event.type === 'superseded') {
    const superseded = payload as ToldPayloads['superseded'];
    return toldEvent('superseded', 'warning', event.strategy, place, superseded);
  }
  if (event.type === 'outdated' || event.type === 'late') {
    const { time, cause } = event.type === 'late' ? { ...event.bar, cause: 'backfilled' } : event;
    return toldEvent('outdated', 'warning', cause, { ...place, time }, {});
  }
  if (event.type === 'gap') {
    const { from, to, missing } = event;
    const timeframe = 'timeframe' in event ? event.timeframe : undefined;
    const code = timeframe === undefined ? 'base-gap' : 'bar-gap';
    const at = { ...place, time: from };
    return toldEvent('gap', 'warning', code, at, { timeframe, from, to, missing });
  }
  if (event.type !== 'tier') return undefined;
  const { from, to, score } = event;
  const isWorse = qualityTiers.indexOf(to) > qualityTiers.indexOf(from);
  return toldEvent('quality', isWorse ? 'warning' : 'info', to, place, { from, to, score });
}
