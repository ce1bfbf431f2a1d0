import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { CsvReader } from 'barwave/formats';
import type { Source } from './market.js';

/** A symbol a file, called as the file is; bad lines are counted, and told. */
export async function sourcesIn(paths: readonly string[]): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const path of paths) {
    const reader = new CsvReader();
    for await (const piece of createReadStream(path, { encoding: 'utf8' })) reader.push(piece);
    const { columns, errors } = reader.end();
    console.log(`${path}: ${columns.time.length} bars, ${errors.length} bad lines`);
    sources.push({ symbol: basename(path).replace(/\.\w+$/, ''), columns });
  }
  return sources;
}
