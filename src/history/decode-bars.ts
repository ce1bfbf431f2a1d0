import { barColumn, barFields, type Columns } from '../bars/bar.js';
import { emptyColumnsRaw } from '../bars/columns.js';
import { requireInteger, requireKnownKeys, requireRecord } from '../core/arguments.js';
import { plainBytes } from '../core/plain-bytes.js';
import { BarCode, type BarScales } from './bar-code.js';
import { BitCoder } from './bit-coder.js';
import { ByteReader } from './bytes.js';
import { plainBytesOf, readHeader } from './container.js';
import { malformed } from './malformed.js';

/** What the decoder accepts at most: bytes from outside are hostile. */
export interface BarLimits {
  /** Most bars that `bytes` may hold, 48 bytes of memory each. Default 4,194,304: 200 MB. */
  readonly maxBars?: number;
}

const DEFAULT_MAX_BARS = 4_194_304;

/** Bars that columns are made for before any of them has been decoded. */
const FIRST_BARS = 4096;

/**
 * The bars in bytes, as `encodeBars` was given them.
 *
 * A checksum tells bytes that were damaged. Memory grows with the bars that have been decoded, not
 * with the number that the bytes claim.
 *
 * @throws {SnapshotError} `malformed`, for bytes that are no encoded bars, or hold more than `maxBars`
 * @throws {ConfigError} for a wrong limit
 * @cost    O(bars), some µs each
 * @example
 * const bytes = encodeBars(columnsOf(minuteBars));
 * decodeBars(bytes).close[399] === minuteBars[399].close; // true
 */
export function decodeBars(given: Uint8Array, limits: Readonly<BarLimits> = {}): Columns {
  requireKnownKeys('limits', requireRecord('limits', limits), ['maxBars']);
  const maxBars = requireInteger('maxBars', limits.maxBars ?? DEFAULT_MAX_BARS, 0);
  const bytes = plainBytes(given);
  const { header, end } = readHeader(bytes);
  if (header.count > maxBars) throw malformed(`more than ${maxBars} bars`);
  if (header.scales === undefined && bytes.length !== plainBytesOf(header.count)) {
    throw malformed('of another length than its bars');
  }
  const body = bytes.subarray(end);
  return header.scales === undefined
    ? readPlain(body, header.count)
    : readCoded(body, header.count, header.scales);
}

function readPlain(body: Uint8Array, count: number): Columns {
  const reader = new ByteReader(body);
  const columns = emptyColumnsRaw(count);
  for (const field of barFields) {
    for (let i = 0; i < count; i++) columns[field][i] = reader.double();
  }
  return columns;
}

function readCoded(body: Uint8Array, count: number, scales: BarScales): Columns {
  const coder = new BitCoder(body);
  const code = new BarCode(coder, scales);
  let columns = emptyColumnsRaw(Math.min(count, FIRST_BARS));
  for (let i = 0; i < count; i++) {
    if (i === columns.time.length) columns = grown(columns, Math.min(count, 2 * i));
    code.code();
    for (const field of barFields) columns[field][i] = code.row[barColumn[field]]!;
  }
  if (!coder.range.atEnd) throw malformed('bytes after the end');
  return columns;
}

function grown(columns: Columns, length: number): Columns {
  const larger = emptyColumnsRaw(length);
  for (const field of barFields) larger[field].set(columns[field]);
  return larger;
}
