import { words } from './title-words.js';

/** Pieces, lots, contracts, and nothing of money, sides or trades. */
export function isPieces(title: readonly string[]): boolean {
  if (
    title.some(
      (word) => words.money.has(word) || /^(bid|ask|trades?|last|tick|lot|avg|min|max)$/.test(word),
    )
  )
    return false;
  return title.some((word) => words.piece.has(word));
}

/** A currency of accounts in the title: what was paid rather than what was traded. */
export function isMoney(title: readonly string[]): boolean {
  return title.some((word) =>
    /^(usd[tc]?|busd|eur|gbp|jpy|chf|krw|try|brl|inr|idr|rub)$/.test(word),
  );
}

/** Words that say more than that it is a volume. */
export function restOf(title: readonly string[]): string[] {
  return title.filter(
    (word) =>
      !words.volume.has(word) &&
      !words.filler.has(word) &&
      !/^(traded|trade|shares|total|base)$/.test(word),
  );
}

/** Not what was paid, not a part of the trades, not an average, not in thousands. */
export function isVolumeOfBase(title: readonly string[]): boolean {
  return !title.some((word) =>
    /^(000s?|thousands?|millions?|k|m|mm|mn|mio|bn|quote|to|taker|buy|sell|ma|sma|ema|average|avg|notional|value|change|chg|%|osc|delta)$/.test(
      word,
    ),
  );
}
