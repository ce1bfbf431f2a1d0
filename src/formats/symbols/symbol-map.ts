import { requireRecord, requireText } from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';
import { requireList, requireTexts } from '../../core/lists.js';
import { nearest } from '../../core/nearest.js';
import type { Instrument, Listing } from './instrument.js';
import { instruments as shipped } from './instruments.js';

/** What a name means: an instrument, or a reason and what may have been meant. */
export type Resolution =
  | { readonly known: true; readonly instrument: Instrument }
  | {
      readonly known: false;
      /** `ambiguous-symbol`: the name means several, and a venue would tell which. */
      readonly reason: 'unknown-symbol' | 'ambiguous-symbol' | 'not-listed';
      /** Canonical names: of those that it may mean, or the one that is spelled most like it. */
      readonly candidates: readonly string[];
    };

/**
 * What venues call an instrument, and what it is: BTCUSDT, BTC-USDT and BTC/USDT are one, with base,
 * quote, tick, step, point value and calendar.
 *
 * A name is looked up as it is, in any case; nothing is cut off, joined or guessed. A later instrument
 * replaces an earlier one of the same canonical name.
 *
 * @param instruments  what is known; default those that are shipped
 * @throws {ConfigError} if a figure is no positive number, or one venue gives one name to two
 * @cost   O(names) once; a look-up is O(1), `resolve` of a name that nothing has O(names)
 * @example
 * const symbols = new SymbolMap();
 * symbols.canonical('XBT/USD', 'kraken'); // 'BTC/USD'
 * symbols.nameAt('EUR/USD', 'oanda'); // 'EUR_USD'
 * const found = symbols.resolve('BTCUDST');
 * !found.known && found.candidates; // ['BTC/USDT']
 */
export class SymbolMap {
  readonly #bySymbol = new Map<string, Instrument>();
  /** Upper case; the key is `venue name`, or the name alone for any venue. */
  readonly #byName = new Map<string, Set<string>>();

  constructor(instruments: readonly Instrument[] = shipped) {
    for (const given of Array.from(requireList('instruments', instruments))) {
      const instrument = requireRecord('instruments', given) as unknown as Instrument;
      requireFigures(instrument);
      this.#bySymbol.set(instrument.symbol, instrument);
    }
    for (const { symbol, aliases = [], listings } of this.#bySymbol.values()) {
      const path = `instruments.${symbol}`;
      for (const name of [symbol, ...requireTexts(`${path}.aliases`, aliases)]) {
        this.#add(name.toUpperCase(), symbol);
      }
      for (const [venue, listing] of Object.entries(requireRecord(`${path}.listings`, listings))) {
        const at = `${path}.listings.${venue}`;
        const name = requireText(`${at}.name`, requireRecord(at, listing)['name']);
        this.#add(name.toUpperCase(), symbol);
        const key = `${venue} ${name.toUpperCase()}`;
        if (this.#byName.has(key)) {
          throw new ConfigError('instruments', `without two that ${venue} calls ${name}`, symbol);
        }
        this.#add(key, symbol);
      }
    }
  }

  /** All of them, in the order in which they were given. */
  get instruments(): readonly Instrument[] {
    return [...this.#bySymbol.values()];
  }

  /** What `name` means at `venue`, or anywhere. */
  resolve(name: string, venue?: string): Resolution {
    const candidates = this.#meant(name, venue);
    if (candidates.length === 1) {
      return { known: true, instrument: this.#bySymbol.get(candidates[0]!)! };
    }
    if (candidates.length > 1) return { known: false, reason: 'ambiguous-symbol', candidates };
    return { known: false, reason: 'unknown-symbol', candidates: this.#nearest(name) };
  }

  /** The canonical name of `name`; `undefined` if it is unknown or ambiguous. */
  canonical(name: string, venue?: string): string | undefined {
    const candidates = this.#meant(name, venue);
    return candidates.length === 1 ? candidates[0] : undefined;
  }

  /** How `venue` lists what `name` means. */
  listing(name: string, venue: string): Listing | undefined {
    const listings = this.#bySymbol.get(this.canonical(name, venue) ?? '')?.listings ?? {};
    return typeof venue === 'string' && Object.hasOwn(listings, venue)
      ? listings[venue]
      : undefined;
  }

  /** What `venue` calls what `name` means. */
  nameAt(name: string, venue: string): string | undefined {
    return this.listing(name, venue)?.name;
  }

  #add(key: string, symbol: string): void {
    const symbols = this.#byName.get(key) ?? new Set();
    this.#byName.set(key, symbols.add(symbol));
  }

  /** Canonical names of what `name` means: one where it is known, none where it is not. */
  #meant(name: string, venue?: string): string[] {
    const text = upperCase(name);
    const there = typeof venue === 'string' ? this.#byName.get(`${venue} ${text}`) : undefined;
    return [...(there ?? this.#byName.get(text) ?? [])];
  }

  #nearest(name: string): string[] {
    const text = upperCase(name);
    if (text === '' || text.length > 40) return [];
    const plain = [...this.#byName.keys()].filter((key) => !key.includes(' '));
    const guess = nearest(text, plain);
    return guess === undefined ? [] : [...this.#byName.get(guess)!];
  }
}

/** What is no text is a name that nothing has. */
function upperCase(name: unknown): string {
  return typeof name === 'string' ? name.toUpperCase() : '';
}

function requireFigures({ symbol, tick, step, pointValue }: Instrument): void {
  if (typeof symbol !== 'string' || symbol === '') {
    throw new ConfigError('instruments', 'each with a symbol', symbol);
  }
  for (const [name, value] of Object.entries({ tick, step, pointValue })) {
    if (Number.isFinite(value) && value > 0) continue;
    if (Number.isNaN(value) && name !== 'pointValue') continue; // not known
    throw new ConfigError(`instruments.${symbol}.${name}`, 'a number above 0', value);
  }
}
