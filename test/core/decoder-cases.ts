import { encodeBinary, type State } from '../../src/core/index.js';

/** An input for a decoder: text, or bytes. */
export interface DecoderCase {
  /** @param maxNodes  The budget that the input is to meet. */
  readonly make: (maxNodes: number) => string | Uint8Array;
  readonly isAccepted: boolean;
}

/** Values of an envelope beside the list that is its state: record, format, version, id, list. */
const envelope = 5;

/** What is dense in memory, what lies about its length, and what is found out late. */
export const decoderCases: Readonly<Record<string, DecoderCase>> = {
  'text: one value too many': refused((n) => text(repeated('{}', n - envelope + 1))),
  'text: cut short': refused((n) => text(repeated('{}', n - envelope)).slice(0, -1)),
  'text: an unknown field at the end': refused((n) =>
    text(repeated('{}', n - envelope - 1)).replace(/\}$/, ',"more":1}'),
  ),
  'text: a field there twice': refused((n) =>
    text(repeated('{}', n - envelope - 1)).replace(/\}$/, ',"version":1}'),
  ),
  'text: one name for all fields of a state': refused((n) =>
    text(`{${filled(n / 2, () => '"k":0').join(',')}}`),
  ),
  'text: a wrong string at the end': refused((n) =>
    text(repeated('[]', n - envelope).replace(/\[\]\]$/, '"x"]')),
  ),
  'text: spaces only': refused((n) => `${' '.repeat(60 * n)}{`),
  'text: empty records': accepted((n) => text(repeated('{}', n - envelope))),
  'text: empty lists': accepted((n) => text(repeated('[]', n - envelope))),
  'text: empty lists of doubles': accepted((n) => text(repeated('"#"', n - envelope))),
  'text: lists of one double': accepted((n) => text(repeated('"#AAAAAAAA8D8="', n / 2))),
  'text: records of one key each': accepted((n) =>
    text(`[${filled(n / 3, (i) => `{"${i.toString(36)}":0}`).join(',')}]`),
  ),
  'text: one record of many keys': accepted((n) =>
    text(`{${filled(n / 2, (i) => `"k${i.toString(36)}":0`).join(',')}}`),
  ),
  'text: fractions and nulls': accepted((n) => text(repeated('1.5,null', n / 2 - envelope))),
  'text: short strings': accepted((n) => text(repeated('"\'ab"', n - envelope))),
  'binary: one value too many': refused((n) => binary(filled(n - envelope + 1, () => null))),
  'binary: cut short': refused((n) => binary(filled(n - envelope, () => null)).subarray(0, -1)),
  'binary: nested lists that claim all bytes left': refused((n) => claims(16 * n, (left) => left)),
  'binary: lists that claim all bytes left beside each other': refused((n) =>
    claims(16 * n, (left, i) => (i < 28 ? left : 0)),
  ),
  'binary: nulls': accepted((n) => binary(filled(n - envelope, () => null))),
  'binary: empty records': accepted((n) => binary(filled(n - envelope, () => ({})))),
  'binary: empty lists of doubles': accepted((n) =>
    binary(filled(n - envelope, () => new Float64Array(0))),
  ),
  'binary: lists of one double': accepted((n) => binary(filled(n / 2, () => Float64Array.of(1)))),
  'binary: records of one key each': accepted((n) =>
    binary(filled(n / 3, (i) => ({ [i.toString(36)]: null }))),
  ),
  'binary: one long string': accepted((n) => binary('x'.repeat(10 * n))),
};

function accepted(make: DecoderCase['make']): DecoderCase {
  return { make, isAccepted: true };
}

function refused(make: DecoderCase['make']): DecoderCase {
  return { make, isAccepted: false };
}

function text(state: string): string {
  return `{"format":1,"version":1,"id":"'x","state":${state}}`;
}

function repeated(part: string, count: number): string {
  return `[${filled(count, () => part).join(',')}]`;
}

function filled<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: Math.floor(count) }, (_, i) => make(i));
}

function binary(state: State): Uint8Array {
  return encodeBinary({ format: 1, version: 1, id: 'x', state });
}

/** An envelope whose state is `size` bytes of lists, each the first in the one before. */
function claims(size: number, length: (left: number, i: number) => number): Uint8Array {
  const head = binary(null).subarray(0, -1);
  const bytes = new Uint8Array(head.length + size);
  bytes.set(head);
  const view = new DataView(bytes.buffer);
  for (let at = head.length, i = 0; at + 5 <= bytes.length; at += 5, i++) {
    view.setUint8(at, 6);
    view.setUint32(at + 1, length(bytes.length - at - 5, i), true);
  }
  return bytes;
}
