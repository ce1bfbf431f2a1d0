import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { Problem } from './problem.js';

/** What to call a file. */
export function nameOf(path: string): string {
  return path === '-' ? 'the standard input' : path;
}

/** Bytes that are read at once: no file is in memory as a whole. */
const pieceLength = 1 << 20;

/** What has no end of a line in so many bytes is no table, and may be cut anywhere. */
const longestLine = 16 * pieceLength;

/** The text of a file, or of the standard input for `-`, in pieces of whole lines. */
export function* textOf(path: string): Generator<string> {
  let rest = Buffer.alloc(0);
  for (const bytes of bytesOf(path)) {
    const all = Buffer.concat([rest, bytes]);
    const lines = Math.max(all.lastIndexOf('\n'), all.lastIndexOf('\r')) + 1;
    const end = lines === 0 && all.length > longestLine ? all.length : lines;
    yield decoded(all.subarray(0, end));
    rest = all.subarray(end);
  }
  yield decoded(rest);
}

/** What is not UTF-8, nor UTF-16, is the code page in which older spreadsheets write. */
function decoded(bytes: Buffer): string {
  return bytes.toString(isUtf8(bytes) || isUtf16(bytes) ? 'utf8' : 'latin1');
}

/** By its first two bytes, which say in which order the bytes of a character stand. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function* bytesOf(path: string): Generator<Uint8Array> {
  let file = 0;
  try {
    file = path === '-' ? 0 : openSync(path, 'r');
    for (;;) {
      const piece = new Uint8Array(pieceLength);
      const length = readPiece(file, piece);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Problem(`cannot read ${nameOf(path)}: ${said[code] ?? code}`);
  } finally {
    if (file !== 0) closeSync(file);
  }
}

const said: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you have no permission to read it',
};

/** Bytes that were read, 0 at the end; a pipe in which nothing is yet is waited for. */
function readPiece(file: number, piece: Uint8Array): number {
  for (;;) {
    try {
      return readSync(file, piece);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0; // a closed pipe, on Windows
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
