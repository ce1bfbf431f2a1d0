// npm run playground: writes site/playground/, a page that any static server can serve.
import { buildPage } from '../build-page.mjs';

await buildPage(import.meta.dirname, 'site/playground');
