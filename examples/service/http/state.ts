// How it stands: health, metrics, quality, the account.
import { prometheusText } from 'barwave/metrics';
import type { Hono } from 'hono';
import type { Host } from '../host.js';
import { text } from '../schema.js';
import { count, queryOf } from './input.js';

export function stateRoutes(app: Hono, host: Host): void {
  app.get('/health', (context) => {
    queryOf(context, {});
    const { service } = host;
    const health = service.vitals.health();
    const { history } = service.parts;
    const body = {
      ...health,
      degraded: service.collector.degraded(),
      fault: history.fault ?? null,
    };
    return context.json(body, health.status === 'ok' ? 200 : 503);
  });

  app.get('/metrics', (context) => {
    queryOf(context, {});
    const { metrics } = host.service.parts;
    const summaries = prometheusText({
      metrics: metrics.getMetrics(),
      errors: metrics.getErrorSummary(),
    });
    const gauges = Object.entries(host.service.vitals.gauges()).map(
      ([name, value]) => `# TYPE barwave_service_${name} gauge\nbarwave_service_${name} ${value}\n`,
    );
    return context.text(summaries + gauges.join(''), 200, {
      'Content-Type': 'text/plain; version=0.0.4',
    });
  });

  app.get('/metrics/history', (context) => {
    const { name, hours } = queryOf(context, {
      name: text(/^\w{1,40}$/, 'the name of a measurement'),
      hours: count(1, 168, 168),
    });
    const { history, clock } = host.service.parts;
    return context.json(history.samples(name, clock.now() - hours * 3_600_000));
  });

  app.get('/quality', (context) => {
    queryOf(context, {});
    const feeds = [...host.service.collector.status];
    const now = host.service.parts.clock.now();
    return context.json({
      feeds: feeds.map(([symbol, status]) => ({ symbol, ...status, ageMs: now - status.end })),
      gaps: host.service.parts.history.told('gap', 100),
    });
  });

  app.get('/account', (context) => {
    queryOf(context, {});
    const { engine, history } = host.service.parts;
    const { equity, cash } = engine.broker.account;
    const positions = engine.positions();
    return context.json({ equity, cash, positions, trades: history.told('trade', 100) });
  });
}
