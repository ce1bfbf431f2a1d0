import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { encodeText } from '../../src/core/index.js';
import { accountStories, type Rooms, stepsAfter, stepsBefore } from './account-stories.js';

// npx tsx test/release/accounts-of-release.ts 0.2.0 CHECKOUT: what accounts, books and brokers of a
// checkout of the release save and go on to say, for test/release/accounts.test.ts.

const [release, checkout] = process.argv.slice(2);
const room = (name: string): Promise<unknown> =>
  import(pathToFileURL(resolve(checkout!, `src/${name}/index.ts`)).href);
const rooms = {
  account: await room('account'),
  simulation: await room('simulation'),
  performance: await room('performance'),
  pipeline: await room('pipeline'),
} as Rooms;

const saved = accountStories.map(({ name, make, step }) => {
  const subject = make(rooms);
  for (let n = 0; n < stepsBefore; n++) step(subject as never, n);
  const snapshot = encodeText(subject.snapshot());
  const said = Array.from({ length: stepsAfter }, (_, i) =>
    JSON.stringify(step(subject as never, stepsBefore + i)),
  );
  return { name, snapshot, said };
});
writeFileSync(`test/data/release/accounts-${release}.json`, `${JSON.stringify(saved, null, 1)}\n`);
