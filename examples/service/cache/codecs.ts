// Bars and rows as bytes: blocks of bars compressed by the library, the rest by MessagePack. A row is one
// block of floats beside the names of its columns, which costs a twentieth of a map by name.
import type { SymbolBar } from 'barwave';
import { barAt, barFields, columnsOf } from 'barwave/bars';
import { decodeBars, encodeBars } from 'barwave/history';
import { Packr } from 'msgpackr';
import type { Features, Quote } from './market-cache.js';

export interface Codec<T> {
  readonly pack: (value: T) => Uint8Array;
  readonly unpack: (bytes: Uint8Array, symbol: string) => T;
}

const packr = new Packr({ useRecords: false, moreTypes: true });
const pack = (value: unknown): Uint8Array => packr.pack(value);

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

export const blockCodec: Codec<readonly SymbolBar[]> = {
  pack: (bars) => encodeBars(columnsOf(bars)),
  unpack(bytes, symbol) {
    const columns = decodeBars(bytes);
    return Array.from(columns.time, (_, i) => ({ symbol, ...barAt(columns, i) }));
  },
};

export const barsCodec: Codec<readonly SymbolBar[]> = {
  pack: (bars) => pack(bars.map((bar) => barFields.map((field) => bar[field]))),
  unpack: (bytes, symbol) =>
    (packr.unpack(bytes) as number[][]).map(([time, open, high, low, close, volume]) => {
      return { symbol, time, open, high, low, close, volume } as SymbolBar;
    }),
};
