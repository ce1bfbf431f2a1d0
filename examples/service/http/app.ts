// What can be asked over HTTP. It reads; only the watchlist can be changed, by who has the token.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { timingSafeEqual } from 'hono/utils/buffer';
import { ConfigFault } from '../config.js';
import type { Host } from '../host.js';
import { assets } from '../page/assets.js';
import { barRoutes } from './bars.js';
import { eventStream } from './events.js';
import { rateLimit, securityHeaders } from './limits.js';
import { scanRoute } from './scan.js';
import { stateRoutes } from './state.js';

/** @param token  who has it may change the watchlist; without one nobody may */
export function appFor(host: Host, token: string | undefined): Hono {
  const app = new Hono();
  const { config, clock, log } = host.service.parts;
  app.use(securityHeaders);
  app.use(rateLimit(config.http.requestsPerMinute, () => clock.now()));
  app.use(bodyLimit({ maxSize: 65_536, onError: (c) => c.json({ error: 'too large' }, 413) }));
  app.use(async (context, next) => {
    if (context.req.url.length > 4096) return context.json({ error: 'address too long' }, 414);
    await host.settled;
    return next();
  });
  app.get('/events', eventStream(host));
  app.use(compress());
  for (const { path, answer } of [...stateRoutes, ...barRoutes, scanRoute]) {
    app.get(path, async (context) => {
      const said = await answer(host, context.req.queries());
      return said instanceof Response ? said : context.json(said as object);
    });
  }
  app.put('/watchlist', async (context) => {
    const given = context.req.header('Authorization') ?? '';
    if (token === undefined || !(await timingSafeEqual(given, `Bearer ${token}`))) {
      return context.json({ error: 'a token is needed' }, 401);
    }
    const change = await context.req.json().catch(() => undefined);
    const { assets, timeframes } = await host.change(change);
    return context.json({ assets, timeframes });
  });
  assets(app);
  app.notFound((context) => context.json({ error: 'not found' }, 404));
  app.onError((error, context) => {
    if (error instanceof ConfigFault) {
      return context.json({ error: 'refused', faults: error.faults }, 400);
    }
    log.error({ fault: error.message, path: context.req.path }, 'a request failed');
    return context.json({ error: 'internal' }, 500);
  });
  return app;
}
