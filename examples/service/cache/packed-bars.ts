// Bars as bytes: blocks compressed by the library; those after the last block by MessagePack.
import type { SymbolBar } from 'barwave';
import { barAt, barFields, columnsOf } from 'barwave/bars';
import { decodeBars, encodeBars } from 'barwave/history';
import { Packr } from 'msgpackr';

export const packr: Packr = new Packr({ useRecords: false });

export function packBlock(bars: readonly SymbolBar[]): Uint8Array {
  return encodeBars(columnsOf(bars));
}

export function unpackBlock(bytes: Uint8Array, symbol: string): SymbolBar[] {
  const columns = decodeBars(bytes);
  return Array.from(columns.time, (_, i) => ({ symbol, ...barAt(columns, i) }));
}

export function packTail(bars: readonly SymbolBar[]): Uint8Array {
  return packr.pack(bars.map((bar) => barFields.map((field) => bar[field])));
}

export function unpackTail(bytes: Uint8Array, symbol: string): SymbolBar[] {
  return (packr.unpack(bytes) as number[][]).map(([time, open, high, low, close, volume]) => {
    return { symbol, time, open, high, low, close, volume } as SymbolBar;
  });
}
