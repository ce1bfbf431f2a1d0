// Why was that decided, since when do two versions differ, and was the record changed since?
import { createHash } from 'node:crypto';
import type { SymbolBar } from 'barwave';
import { DecisionLedger, diff, explain, Pipeline, verifyLedger } from 'barwave/pipeline';

const bars = Array.from({ length: 400 }, (_, i): SymbolBar => {
  const price = (t: number): number => 100 + 6 * Math.sin(t / 40) + Math.sin(t / 6);
  const [open, close] = [price(i), price(i + 1)];
  const [high, low] = [Math.max(open, close) + 0.1, Math.min(open, close) - 0.1];
  return { symbol: 'X', time: i * 60_000, open, high, low, close, volume: 5 };
});
const version = (riskRatio: number): Pipeline =>
  new Pipeline({ base: '1m', risk: { riskRatio, minConfidence: 0.01 } });

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const pipeline = version(0.01);
const ledger = new DecisionLedger({ digest, configuration: pipeline.configuration });
const lines: string[] = [];
let isExplained = false;
for (const bar of bars) {
  const result = pipeline.update(bar);
  lines.push(...ledger.add(bar, result));
  if (isExplained || result.decision?.action !== 'open') continue;
  isExplained = true;
  console.log(explain(result.decision, result).text);
}

const text = lines.join('\n');
const isWhole = verifyLedger(text, digest, ledger.head) === undefined;
const fault = verifyLedger(text.replace('"close":', '"close":1'), digest, ledger.head);
console.log(
  `ledger of ${lines.length} lines: ${isWhole ? 'whole' : 'changed'}; a changed copy: line ${fault?.line}`,
);

const parted = diff(version(0.01), version(0.02), { inputs: bars });
console.log(
  `with twice the risk: bar ${parted?.index}, ${parted?.room}, ${parted?.path}: ${parted?.a} and ${parted?.b}`,
);
if (!isExplained || !isWhole || fault?.line !== 0 || parted?.room !== 'risk') process.exitCode = 1;
