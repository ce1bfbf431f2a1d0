import { requireText } from '../core/arguments.js';
import { fieldsOf, listIn } from '../core/reading.js';
import type { BuiltInReason, ReasonCode } from './reason-code.js';
import type { Rule } from './rule.js';
import { everyRule } from './rules/catalog.js';

/** What no rule of its own says. */
const doorSentences: Readonly<Partial<Record<BuiltInReason, string>>> = {
  'not-an-object': 'What came in is no record with the fields of a bar.',
  unreadable: 'A field of the bar could not be read: reading it threw.',
  'not-a-number': 'A field is missing, or is text or anything else than a number.',
  'field-missing': 'A field that is required of this feed is missing.',
  'off-grid': 'The bar does not begin where bars of this timeframe begin.',
  'outside-session': 'The market is closed at that time, by the calendar.',
  'same-values': 'The bar came before, with the same values.',
  'other-values': 'The bar came before, with other values.',
  'older-than-newest': 'The bar is older than the newest, and was not missing.',
  'in-known-gap': 'The bar is older than the newest, and was missing until now.',
  'time-leap': 'The time is so far from the newest bar that a wrong stamp is likelier than a gap.',
  'leap-contradicted': 'The bars after it went on as if it had not been: its time was wrong.',
  'hold-expired': 'The bar waited for its successor until time had passed, and goes on.',
  'sources-disagree': 'Two sources say different prices for the same bar.',
  'parent-differs': 'The longer bar is not what its parts make.',
};

const sentences: Readonly<Record<string, string>> = Object.assign(
  Object.create(null),
  doorSentences,
  ...everyRule.map(({ reasons }) => reasons),
);

/** A reason in a sentence for a person; `own` are the rules of one's own that may have said it. */
export function sentenceOf(code: ReasonCode, own: readonly Rule[] = []): string {
  const asked = requireText('code', code);
  for (const rule of listIn(own)) {
    const sentence = fieldsOf(fieldsOf(rule)('reasons'))(asked);
    if (typeof sentence === 'string') return sentence;
  }
  return sentences[asked] ?? asked;
}
