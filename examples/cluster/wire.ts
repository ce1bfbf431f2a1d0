import type { SymbolBar } from 'barwave';

/** An entry of an input stream: a bar, or the time that it is. */
export type Input = { readonly bar: SymbolBar } | { readonly now: number };

const numberFields = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;

/** Fields and values of an entry; the text of a number is the shortest that gives it back. */
export function toFields(input: Input): Record<string, string> {
  if ('now' in input) return { now: String(input.now) };
  const { bar } = input;
  const numbers = numberFields.map((name) => [name, String(bar[name])]);
  return { symbol: bar.symbol, ...Object.fromEntries(numbers) };
}

/** Fields and values as scripts take them: how many texts, then these. */
export function counted(fields: Readonly<Record<string, string>>): string[] {
  const texts = Object.entries(fields).flat();
  return [String(texts.length), ...texts];
}

/** What was written; where it is no number it is `Number.NaN`, which the pipeline judges. */
export function fromFields(entry: Readonly<Record<string, string>>): Input {
  if (entry['now'] !== undefined) return { now: Number(entry['now']) };
  const numbers = numberFields.map((name) => [name, Number(entry[name])]);
  return { bar: { symbol: entry['symbol'], ...Object.fromEntries(numbers) } as SymbolBar };
}
