import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'lua', `${name}.lua`), 'utf8');

/** What Redis does in one piece; what each takes and returns stands in its file. */
export const scripts = {
  put: read('put'),
  take: read('take'),
  renew: read('renew'),
  release: read('release'),
  commit: read('commit'),
  beat: read('beat'),
  trim: read('trim'),
} as const;
