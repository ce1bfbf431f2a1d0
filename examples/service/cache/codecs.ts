// Bars and rows as bytes, by MessagePack; blocks of bars compressed. A row is one block of floats beside
// the names of its columns, which costs a twentieth of a map by name.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SymbolBar } from 'barwave';
import { barFields } from 'barwave/bars';
import { Packr } from 'msgpackr';
import type { Features, Quote } from './market-cache.js';

export interface Codec<T> {
  readonly pack: (value: T) => Uint8Array;
  readonly unpack: (bytes: Uint8Array, symbol: string) => T;
}

const packr = new Packr({ useRecords: false, moreTypes: true });
/** A copy of its own length: what packs and deflates answers with a piece of a larger buffer. */
const own = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);
const pack = (value: unknown): Uint8Array => own(packr.pack(value));

function codecOf<T extends { readonly symbol: string }>(): Codec<T> {
  return {
    pack,
    unpack(bytes, symbol) {
      const value = packr.unpack(bytes);
      if (value?.symbol !== symbol) throw new Error(`nothing of ${symbol}`);
      return value;
    },
  };
}

export const quoteCodec: Codec<Quote> = codecOf();
export const featuresCodec: Codec<Features> = codecOf();

/** Each column by its steps. */
export const barsCodec: Codec<readonly SymbolBar[]> = {
  pack: (bars) => pack(barFields.map((field) => stepsOf(bars.map((bar) => bar[field])))),
  unpack(bytes, symbol) {
    const columns = (packr.unpack(bytes) as number[][]).map(valuesOf);
    return columns[0]!.map((_, i) => {
      const [time, open, high, low, close, volume] = columns.map((column) => column[i]!);
      return { symbol, time, open, high, low, close, volume } as SymbolBar;
    });
  },
};

/** Whoever has written them, blocks are no longer than this when they are unpacked. */
const maxOutputLength = 1_000_000;

/**
 * The library's `encodeBars` makes less of market prices and takes longer, as `npm run figures` prints: it is
 * for what is kept for long.
 */
export const blockCodec: Codec<readonly SymbolBar[]> = {
  pack: (bars) => own(deflateRawSync(barsCodec.pack(bars))),
  unpack: (bytes, symbol) => barsCodec.unpack(inflateRawSync(bytes, { maxOutputLength }), symbol),
};

const scales = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8];

/** What all are whole multiples of, to the bit, and by how many of it each differs from the last. */
function stepsOf(values: readonly number[]): number[] {
  const isWhole = (scale: number) => (value: number) => {
    const whole = Math.round(value * scale);
    return Math.abs(whole) < 2 ** 52 && whole / scale === value;
  };
  const scale = scales.find((scale) => values.every(isWhole(scale)));
  if (scale === undefined) return [0, ...values];
  const whole = values.map((value) => Math.round(value * scale));
  return [scale, ...whole.map((value, i) => value - (whole[i - 1] ?? 0))];
}

function valuesOf([scale = 0, ...steps]: readonly number[]): number[] {
  let whole = 0;
  const next = (step: number): number => {
    whole += step;
    return whole / scale;
  };
  return scale === 0 ? steps : steps.map(next);
}
