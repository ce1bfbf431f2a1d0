import {
  fitState,
  isStateArray,
  misfit,
  requireStateRecord,
  requireStates,
  type State,
} from '../core/state.js';
import type { ReadSignal } from './hear.js';
import { type Heard, heardOf, nothingHeard, type Voice, voiceFrom } from './heard.js';
import type { CorrelatorDesign } from './options.js';
import { SymbolVoices } from './symbol-voices.js';

/** Symbols at most: who makes up names does not fill the memory. */
const mostSymbols = 10_000;

/** What was heard last of every source of every symbol. */
export class Voices {
  /** The symbol that was heard last. */
  latest = '';
  readonly #design: CorrelatorDesign;
  readonly #silence: SymbolVoices;
  #of = new Map<string, SymbolVoices>();

  constructor(design: CorrelatorDesign) {
    this.#design = design;
    this.#silence = new SymbolVoices(design);
  }

  /** Not to be written on: it may be what all symbols share that were never heard. */
  of(symbol: string): SymbolVoices {
    return this.#of.get(symbol) ?? this.#silence;
  }

  /** Those of `symbol`, to write on; `undefined` if there is no room for it. */
  open(symbol: string): SymbolVoices | undefined {
    let voices = this.#of.get(symbol);
    if (voices === undefined) {
      if (this.#of.size >= mostSymbols) return undefined;
      voices = new SymbolVoices(this.#design);
      this.#of.set(symbol, voices);
    }
    this.latest = symbol;
    return voices;
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
      heard: voices.list.map(heardOf),
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
      const voices = new SymbolVoices(this.#design);
      const { length } = this.#design.sources;
      voicesFrom(heard, length, `${at}.heard`).forEach((voice, source) => {
        if (voice.id !== '') voices.keep(source, voice);
      });
      this.#of.set(symbol, voices);
    });
    return rest;
  }
}

/** What was heard of every source, as state; null where that is nothing. */
export function voicesState(voices: readonly Voice[]): State {
  return voices.map((voice) => (voice.id === '' ? null : heardOf(voice)));
}

const silence: Heard = heardOf(nothingHeard);

/** The same from outside, where silence may be written in full, as it was until 0.2.0. */
export function voicesFrom(given: State | undefined, count: number, path: string): Voice[] {
  return requireStates(given, count, path).map((one, i) => {
    const at = `${path}[${i}]`;
    return one === null ? nothingHeard : voiceFrom(fitState(silence, one, at), at);
  });
}

/** `signals` by their symbols, in the order of their first ones. */
export function bySymbol<S extends ReadSignal>(
  signals: readonly S[],
): ReadonlyMap<string, readonly S[]> {
  const groups = new Map<string, S[]>();
  for (const signal of signals) {
    const known = groups.get(signal.symbol);
    if (known === undefined) groups.set(signal.symbol, [signal]);
    else known.push(signal);
  }
  return groups;
}
