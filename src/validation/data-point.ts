import type { Disposition, Validation } from './judgement.js';
import type { QualityTier } from './quality.js';
import type { Rule } from './rule.js';
import { sentenceOf } from './sentence.js';

/** What a simple check says of one bar. */
export interface DataPoint {
  /** Whether the bar goes on, or came before. */
  readonly valid: boolean;
  readonly quality: QualityTier;
  /** Sentences, with the field and a remedy where there are any; empty for a bar that was simply accepted. */
  readonly reason: string;
}

const passing: ReadonlySet<Disposition> = new Set<Disposition>([
  'accepted',
  'repaired',
  'backfilled',
  'revision',
  'duplicate',
]);

/** The last judgement of `validation`, in sentences; `own` are the caller's rules. */
export function dataPointOf(
  { judgements, quality }: Validation,
  own: readonly Rule[] | undefined,
): DataPoint {
  const { disposition, reasons, field, remedy } = judgements.at(-1)!;
  const said = reasons.map((code) => sentenceOf(code, own)).join(' ');
  const where = field === undefined || said.split(/\W+/).includes(field) ? '' : ` Field: ${field}.`;
  const reason = `${said}${where}${remedy === undefined ? '' : ` Remedy: ${remedy}.`}`;
  return { valid: passing.has(disposition), quality: quality.tier, reason };
}
