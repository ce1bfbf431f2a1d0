// What can be asked over HTTP. It reads; only the watchlist can be changed, by who has the token.
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ConfigFault } from '../config.js';
import type { Host } from '../host.js';
import { assets } from '../page/assets.js';
import { barRoutes } from './bars.js';
import { eventStream } from './events.js';
import { BadInput } from './input.js';
import { rateLimit, securityHeaders } from './limits.js';
import { scanRoutes } from './scan.js';
import { stateRoutes } from './state.js';
import { toldRoutes } from './told.js';
import { watchlistRoutes } from './watchlist.js';

export interface AppOptions {
  readonly host: Host;
  /** Who has it may change the watchlist; without one nobody may. */
  readonly token: string | undefined;
}

export function appFor({ host, token }: AppOptions): Hono {
  const app = new Hono();
  const { config, clock, log } = host.service.parts;
  app.use(securityHeaders);
  app.use(
    rateLimit(
      config.http.requestsPerMinute,
      () => clock.now(),
      (context) => {
        try {
          return getConnInfo(context).remote.address ?? 'unknown';
        } catch {
          return 'unknown'; // in a test there is no connection
        }
      },
    ),
  );
  app.use(bodyLimit({ maxSize: 65_536, onError: (c) => c.json({ error: 'too large' }, 413) }));
  app.use(async (context, next) => {
    if (context.req.url.length > 4096) return context.json({ error: 'address too long' }, 414);
    return next();
  });
  app.use(async (_context, next) => {
    await host.settled;
    return next();
  });
  stateRoutes(app, host);
  barRoutes(app, host);
  toldRoutes(app, host);
  scanRoutes(app, host);
  watchlistRoutes(app, host, token);
  app.get('/events', eventStream(host));
  assets(app);
  app.notFound((context) => context.json({ error: 'not found' }, 404));
  app.onError((error, context) => {
    if (error instanceof BadInput || error instanceof ConfigFault) {
      return context.json({ error: 'refused', faults: error.faults }, 400);
    }
    log.error({ fault: error.message, path: context.req.path }, 'a request failed');
    return context.json({ error: 'internal' }, 500);
  });
  return app;
}
