import type { BarScales } from './bar-code.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { checksum } from './checksum.js';
import { malformed } from './malformed.js';
import { MOST_DECIMALS, type Scale } from './scale.js';

/** What stands before the bars: how many, and by which scales; without scales they are plain doubles. */
export interface Header {
  readonly count: number;
  readonly scales?: BarScales;
}

/** `bwh1`, a checksum of all that follows, the count, then a byte and a unit for each scale. */
const magic = [0x62, 0x77, 0x68, 0x31] as const;
const CHECKED_FROM = 8;
const PLAIN = 0;
const CODED = 1;

const BYTES_PER_BAR = 48;

/** Length of the plain form of `count` bars: a header and 48 bytes a bar. */
export function plainBytesOf(count: number): number {
  return headed({ count }, new Uint8Array(0)).length + BYTES_PER_BAR * count;
}

/** The header with its checksum, and what follows it. */
export function headed({ count, scales }: Header, body: Uint8Array): Uint8Array {
  const writer = new ByteWriter();
  for (const byte of magic) writer.byte(byte);
  for (let i = magic.length; i < CHECKED_FROM; i++) writer.byte(0);
  writer.byte(scales === undefined ? PLAIN : CODED);
  writer.whole(count);
  if (scales !== undefined) {
    for (const scale of [scales.time, scales.price, scales.volume]) writeScale(writer, scale);
  }
  writer.bytes(body);
  const bytes = writer.finish();
  const view = new DataView(bytes.buffer);
  view.setUint32(magic.length, checksum(bytes, CHECKED_FROM), true);
  return bytes;
}

/** The header of `bytes` and where it ends; a `SnapshotError` if it is none or the bytes have changed. */
export function readHeader(bytes: Uint8Array): { header: Header; end: number } {
  const reader = new ByteReader(bytes);
  for (const byte of magic) if (reader.byte() !== byte) throw malformed('not encoded bars');
  const sum = reader.uint32();
  if (sum !== checksum(bytes, CHECKED_FROM)) throw malformed('changed since it was written');
  const form = reader.byte();
  if (form !== PLAIN && form !== CODED) throw malformed('an unknown form');
  const count = reader.whole();
  if (form === PLAIN) return { header: { count }, end: reader.at };
  const [time, price, volume] = [readScale(reader), readScale(reader), readScale(reader)];
  return { header: { count, scales: { time, price, volume } }, end: reader.at };
}

function writeScale(writer: ByteWriter, { decimals, single, exact, unit }: Scale): void {
  writer.byte(decimals | (single ? 16 : 0) | (exact ? 32 : 0));
  writer.whole(unit);
}

function readScale(reader: ByteReader): Scale {
  const packed = reader.byte();
  const decimals = packed & 15;
  if (packed > 63 || decimals > MOST_DECIMALS) throw malformed('an unknown scale');
  const unit = reader.whole();
  if (unit === 0) throw malformed('a unit of 0');
  return { decimals, single: (packed & 16) !== 0, exact: (packed & 32) !== 0, unit };
}
