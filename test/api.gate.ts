import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { apiListing } from '../docs/make/api-listing.js';

// A change of what is exported is seen by whoever makes it: accept it by `npm run api`, and tell it
// in the changelog.
it('exports the names and signatures that docs/api.txt lists', () => {
  const listed = readFileSync('docs/api.txt', 'utf8').split('\n');
  const found = apiListing().split('\n');
  const [was, is] = [new Set(listed), new Set(found)];
  expect({
    gone: listed.filter((line) => !is.has(line)),
    come: found.filter((line) => !was.has(line)),
  }).toEqual({ gone: [], come: [] });
  expect(found).toEqual(listed);
});
