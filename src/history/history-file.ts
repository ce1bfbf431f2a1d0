import type { Columns } from '../bars/bar.js';
import { emptyColumnsRaw } from '../bars/columns.js';
import { plainBytes } from '../core/plain-bytes.js';
import { type BarBlock, BLOCK_BARS, blockOf, readBlock } from './bar-block.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { malformed } from './malformed.js';

/** `bwH1`, then the number of blocks, an index entry for each, and their bytes. */
const magic = [0x62, 0x77, 0x48, 0x31] as const;

/** An index entry has at least this many bytes: no number of blocks is believed that cannot be there. */
const LEAST_ENTRY_BYTES = 18;

/** The blocks, and the bars that are no block yet as a last one. */
export function writeBlocks(blocks: readonly BarBlock[], open: Columns): Uint8Array {
  const all = open.time.length === 0 ? blocks : [...blocks, blockOf(open)];
  const writer = new ByteWriter();
  for (const byte of magic) writer.byte(byte);
  writer.whole(all.length);
  for (const { bytes, count, firstTime, lastTime } of all) {
    writer.whole(bytes.length);
    writer.whole(count);
    writer.double(firstTime);
    writer.double(lastTime);
  }
  for (const { bytes } of all) writer.bytes(bytes);
  return writer.finish();
}

/** What `writeBlocks` wrote: a last block that is not full is decoded, to grow on. */
export function readBlocks(bytes: Uint8Array): { blocks: BarBlock[]; open: Columns } {
  const reader = new ByteReader(plainBytes(bytes));
  for (const byte of magic) if (reader.byte() !== byte) throw malformed('not a history');
  const number = reader.whole();
  if (number * LEAST_ENTRY_BYTES > reader.left) throw malformed('cut short');
  const index = Array.from({ length: number }, () => readEntry(reader));
  const blocks = index.map(({ length, ...entry }) => ({
    ...entry,
    bytes: reader.bytes(length).slice(),
  }));
  if (reader.left > 0) throw malformed('bytes after the end');
  requireOrder(blocks);
  const last = blocks.at(-1);
  const open = last !== undefined && last.count < BLOCK_BARS ? blocks.pop() : undefined;
  return { blocks, open: open === undefined ? emptyColumnsRaw(0) : readBlock(open) };
}

interface Entry extends Omit<BarBlock, 'bytes'> {
  readonly length: number;
}

function readEntry(reader: ByteReader): Entry {
  const [length, count] = [reader.whole(), reader.whole()];
  if (count < 1 || count > BLOCK_BARS) throw malformed(`a block of ${count} bars`);
  return { length, count, firstTime: reader.double(), lastTime: reader.double() };
}

function requireOrder(blocks: readonly BarBlock[]): void {
  let newest = Number.NEGATIVE_INFINITY;
  for (const { firstTime, lastTime } of blocks) {
    if (!(firstTime > newest && lastTime >= firstTime)) throw malformed('blocks out of order');
    newest = lastTime;
  }
}
