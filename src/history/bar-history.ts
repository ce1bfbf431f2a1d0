import type { Columns } from '../bars/bar.js';
import { emptyColumnsRaw, sliceColumnsRaw } from '../bars/columns.js';
import { firstFrom } from '../core/first-from.js';
import { type BarBlock, BLOCK_BARS, blockOf, readBlock } from './bar-block.js';
import { plainBytesOf } from './container.js';
import { requireBarColumns } from './encode-bars.js';
import { readBlocks, writeBlocks } from './history-file.js';
import { joinColumns, type MergeCounts, mergeColumns, sortedByTime } from './merge-columns.js';

/**
 * Bars of one symbol and timeframe, kept small: blocks of up to 4,096 encoded bars in order of
 * time, and the newest as they are. Reading a range decodes the blocks that it touches.
 *
 * @cost  memory of some 2 … 8 bytes a bar; a read decodes at most one block more than it returns
 * @example
 * const history = new BarHistory();
 * history.merge(columnsOf(minuteBars)).appended; // 400
 * history.read(minuteBars[10].time, minuteBars[12].time).close.length; // 2
 */
export class BarHistory {
  #blocks: BarBlock[] = [];
  /** The newest bars, fewer than a block. */
  #open: Columns = emptyColumnsRaw(0);
  #revision = 0;

  /**
   * The history that `toBytes` wrote.
   *
   * @throws {SnapshotError} if `bytes` are none; a block that was changed is found out when it is read
   */
  static from(bytes: Uint8Array): BarHistory {
    const history = new BarHistory();
    const { blocks, open } = readBlocks(bytes);
    history.#blocks = blocks;
    history.#open = open;
    return history;
  }

  /** Bars in all. */
  get length(): number {
    return this.#blocks.reduce((sum, { count }) => sum + count, this.#open.time.length);
  }

  /** Time of the newest bar; NaN while there is none. */
  get newestTime(): number {
    return this.#open.time.at(-1) ?? this.#blocks.at(-1)?.lastTime ?? Number.NaN;
  }

  /** How often a bar was inserted or revised: what was read under another number may have changed. */
  get revision(): number {
    return this.#revision;
  }

  /** How many times smaller the blocks are than plain ones; ≥ 1, and 1 while there are none. */
  get compressionRatio(): number {
    let [plain, encoded] = [0, 0];
    for (const { count, bytes } of this.#blocks) {
      plain += plainBytesOf(count);
      encoded += bytes.length;
    }
    return encoded === 0 ? 1 : plain / encoded;
  }

  /**
   * Take bars in, in any order: later ones are appended, others inserted, and where there is a bar
   * of the same time it is replaced.
   *
   * @throws {ConfigError} if `bars` are not six columns of one length
   * @throws {SnapshotError} if a block that they fall into was changed from outside
   * @cost   O(bars), and decoding and encoding of each block that they fall into
   */
  merge(bars: Readonly<Columns>): MergeCounts {
    const given = requireBarColumns(bars);
    const later = sortedByTime(bars);
    const newest = this.newestTime;
    const counts = { appended: 0, inserted: 0, revised: 0, same: 0 };
    const onBar = (fate: 'new' | 'revised' | 'same', time: number): void => {
      if (fate !== 'new') counts[fate] += 1;
      else if (time <= newest) counts.inserted += 1;
      else counts.appended += 1;
    };

    const blocks: BarBlock[] = [];
    let at = 0;
    for (const block of this.#blocks) {
      const end = firstFrom(later.time, block.lastTime + 1);
      if (end === at) blocks.push(block);
      else {
        const merged = mergeColumns(readBlock(block), sliceColumnsRaw(later, at, end), onBar);
        blocks.push(...blocksOf(merged));
      }
      at = end;
    }
    const open = mergeColumns(this.#open, sliceColumnsRaw(later, at), onBar);
    const full = open.time.length - (open.time.length % BLOCK_BARS);
    this.#blocks = [...blocks, ...blocksOf(sliceColumnsRaw(open, 0, full))];
    this.#open = detached(open, full);
    if (counts.inserted + counts.revised > 0) this.#revision += 1;
    return { ...counts, refused: given - later.time.length };
  }

  /** The bars with `from` ≤ time < `to`, as fresh columns; all without arguments. */
  read(from: number = Number.NEGATIVE_INFINITY, to: number = Number.POSITIVE_INFINITY): Columns {
    const parts = this.#blocks
      .filter(({ firstTime, lastTime }) => lastTime >= from && firstTime < to)
      .map((block) => within(readBlock(block), from, to));
    return joinColumns([...parts, within(this.#open, from, to)]);
  }

  /** The history as bytes that `BarHistory.from` reads. */
  toBytes(): Uint8Array {
    return writeBlocks(this.#blocks, this.#open);
  }
}

/** `columns` in blocks as equal as may be: a block that has grown too long becomes two halves. */
function blocksOf(columns: Columns): BarBlock[] {
  const { length } = columns.time;
  const number = Math.ceil(length / BLOCK_BARS);
  return Array.from({ length: number }, (_, i) => {
    const [start, end] = [i, i + 1].map((edge) => Math.round((edge * length) / number));
    return blockOf(sliceColumnsRaw(columns, start!, end!));
  });
}

function within(columns: Columns, from: number, to: number): Columns {
  return sliceColumnsRaw(columns, firstFrom(columns.time, from), firstFrom(columns.time, to));
}

/** Bars from `start` on in memory of their own. */
function detached(columns: Columns, start: number): Columns {
  return joinColumns([sliceColumnsRaw(columns, start)]);
}
