// How it stands, and what was said: health, metrics, quality, the account, signals, decisions, alerts.
import { prometheusText } from 'barwave/metrics';
import { text } from '../config.js';
import type { Told } from '../history/told.js';
import { count, type Route, route, symbol } from './route.js';

const nothing = () => ({});

const said: Readonly<Record<string, Told['kind']>> = {
  '/signals': 'signal',
  '/decisions': 'decision',
  '/alerts': 'alert',
  '/canary': 'difference',
};

export const stateRoutes: readonly Route[] = [
  ...Object.entries(said).map(([path, kind]) =>
    route(
      path,
      (config) => ({ symbol: symbol(config).optional(), limit: count(1, 1000, 100) }),
      ({ service }, { symbol, limit }) => service.parts.history.told(kind, limit, symbol),
    ),
  ),
  route('/health', nothing, ({ service: { vitals, collector, parts } }) => {
    const health = vitals.health();
    const fault = parts.history.fault ?? null;
    const body = { ...health, degraded: collector.degraded(), fault };
    return Response.json(body, { status: health.status === 'ok' ? 200 : 503 });
  }),
  route('/metrics', nothing, ({ service: { vitals, parts } }) => {
    const [metrics, errors] = [parts.metrics.getMetrics(), parts.metrics.getErrorSummary()];
    const gauges = Object.entries(vitals.gauges()).map(
      ([name, value]) => `# TYPE barwave_service_${name} gauge\nbarwave_service_${name} ${value}\n`,
    );
    const headers = { 'Content-Type': 'text/plain; version=0.0.4' };
    return new Response(prometheusText({ metrics, errors }) + gauges.join(''), { headers });
  }),
  route(
    '/metrics/history',
    () => ({ name: text(/^\w{1,40}$/, 'a name'), hours: count(1, 168, 168) }),
    ({ service }, { name, hours }) => {
      const { history, clock } = service.parts;
      return history.samples(name, clock.now() - hours * 3_600_000);
    },
  ),
  route('/quality', nothing, ({ service: { collector, parts } }) => {
    const now = parts.clock.now();
    const feeds = Array.from(collector.status, ([symbol, status]) => {
      return { symbol, ...status, ageMs: now - status.end };
    });
    return { feeds, gaps: parts.history.told('gap', 100) };
  }),
  route('/account', nothing, ({ service }) => {
    const { engine, history } = service.parts;
    const { equity, cash } = engine.broker.account;
    return { equity, cash, positions: engine.positions(), trades: history.told('trade', 100) };
  }),
  route('/watchlist', nothing, ({ service }) => {
    const { assets, base, timeframes, staleSeconds, canary } = service.parts.config;
    return { base, timeframes, staleSeconds, canary, assets };
  }),
];
