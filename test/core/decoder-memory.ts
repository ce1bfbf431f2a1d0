// One decoder case in a process of its own, which has 256 MB: node --expose-gc … decoder-memory.ts NAME.
import { decodeBinary, decodeText, SnapshotError } from '../../src/core/index.js';
import { decoderCases } from './decoder-cases.js';

const [name] = process.argv.slice(2);
const collect = (globalThis as unknown as { gc(): void }).gc;

function used(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Flat: text put together from pieces would be flattened on the decoder's account. */
function flatInput(): string | Uint8Array {
  const made = decoderCases[name!]!.make(1_000_000);
  return typeof made === 'string' ? Buffer.from(made).toString() : made;
}

const input = flatInput();
const decode = () => (typeof input === 'string' ? decodeText(input) : decodeBinary(input));
for (let i = 0; i < 3; i++) {
  collect();
  await new Promise((resume) => setTimeout(resume, 20)); // buffers are freed in between
}
const before = used();
const start = performance.now();
let kept: unknown;
let outcome = 'accepted';
try {
  kept = decode();
} catch (error) {
  if (!(error instanceof SnapshotError)) throw error;
  outcome = error.message;
}
const ms = performance.now() - start;
// What a refusal made is still there until it is collected.
if (kept !== undefined) collect();
const retained = used() - before;
console.log(JSON.stringify({ name, inputBytes: input.length, outcome, retained, ms }));
