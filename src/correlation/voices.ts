import { fitState, isStateArray, misfit, requireStateRecord, type State } from '../core/state.js';
import type { Ignored, ReadSignal } from './hear.js';
import { type Heard, heardOf, nothingHeard, type Voice, voiceFrom } from './heard.js';
import type { CorrelatorDesign } from './options.js';

/** Symbols at most: who makes up names does not fill the memory. */
const mostSymbols = 10_000;

/** What was heard last of every source of every symbol. */
export class Voices {
  /** The symbol that was heard last. */
  latest = '';
  readonly #silence: readonly Voice[];
  #of = new Map<string, readonly Voice[]>();

  constructor({ sources }: CorrelatorDesign) {
    this.#silence = sources.map(() => nothingHeard);
  }

  of(symbol: string): readonly Voice[] {
    return this.#of.get(symbol) ?? this.#silence;
  }

  /** Keep what was heard of `symbol`; what of `signals` there is no room for. */
  keep(
    symbol: string,
    voices: readonly Voice[],
    signals: readonly ReadSignal[],
  ): readonly Ignored[] {
    if (!this.#of.has(symbol) && this.#of.size >= mostSymbols) {
      return signals.map(({ id }) => ({ id, code: 'too-many-symbols' }));
    }
    this.#of.set(symbol, voices);
    this.latest = symbol;
    return [];
  }

  become(other: Voices): void {
    this.#of = other.#of;
    this.latest = other.latest;
  }

  reset(): void {
    this.#of.clear();
    this.latest = '';
  }

  snapshot(): { readonly latest: string; readonly symbols: State } {
    const symbols = [...this.#of].map(([symbol, voices]) => ({
      symbol,
      heard: voicesState(voices),
    }));
    return { latest: this.latest, symbols };
  }

  /** Into fresh voices only; what else there is in `given`. */
  restore(given: State, path: string): Readonly<Record<string, State>> {
    const { latest, symbols, ...rest } = requireStateRecord(given, path);
    this.latest = fitState({ latest: '' }, { latest }, path).latest;
    if (!isStateArray(symbols) || symbols.length > mostSymbols) {
      throw misfit(`${path}.symbols`, `expected at most ${mostSymbols} of them`);
    }
    symbols.forEach((one, i) => {
      const at = `${path}.symbols[${i}]`;
      const { symbol, heard, ...more } = requireStateRecord(one, at);
      fitState({}, more, at);
      if (typeof symbol !== 'string' || this.#of.has(symbol)) throw misfit(at, 'is no new symbol');
      this.#of.set(symbol, voicesFrom(heard, this.#silence.length, `${at}.heard`));
    });
    return rest;
  }
}

/** What was heard of every source, as state. */
export function voicesState(voices: readonly Voice[]): State {
  return voices.map(heardOf);
}

const silence: Heard = heardOf(nothingHeard);

export function voicesFrom(given: State | undefined, count: number, path: string): Voice[] {
  const template: Heard[] = Array.from({ length: count }, () => silence);
  return fitState(template, given, path).map((one, i) => voiceFrom(one, `${path}[${i}]`));
}

/** `signals` by their symbols, in the order of their first ones. */
export function bySymbol(
  signals: readonly ReadSignal[],
): ReadonlyMap<string, readonly ReadSignal[]> {
  const groups = new Map<string, ReadSignal[]>();
  for (const signal of signals) {
    const known = groups.get(signal.symbol);
    if (known === undefined) groups.set(signal.symbol, [signal]);
    else known.push(signal);
  }
  return groups;
}
