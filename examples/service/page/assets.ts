// The page's three files. The script is bundled once, at start, by esbuild.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { Hono } from 'hono';

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export function assets(app: Hono): void {
  const { outputFiles } = buildSync({
    entryPoints: [file('page.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    tsconfigRaw: '{}',
  });
  const script = outputFiles[0]!.text;
  const html = readFileSync(file('index.html'), 'utf8');
  const style = readFileSync(file('page.css'), 'utf8');
  app.get('/', (context) => context.html(html));
  app.get('/page.js', (context) =>
    context.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  );
  app.get('/page.css', (context) =>
    context.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
}
