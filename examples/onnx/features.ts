// npm run features: what train.py learns from, on standard output.
import { examples, features } from './market.js';

console.log(JSON.stringify({ features, ...examples(3_000) }));
