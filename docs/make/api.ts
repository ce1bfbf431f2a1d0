// npx tsx docs/make/api.ts: writes docs/api.txt, which test/api.test.ts compares with the sources.
import { writeFileSync } from 'node:fs';
import { apiListing } from './api-listing.js';

writeFileSync('docs/api.txt', apiListing());
