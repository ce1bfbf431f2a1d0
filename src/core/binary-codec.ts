import { BinaryReader } from './binary-reader.js';
import { BinaryWriter } from './binary-writer.js';
import { asSnapshot, type DecodeLimits, defaultMaxBytes, malformed } from './codec.js';
import type { Snapshot } from './state.js';

const magic = [0x62, 0x77, 0x73, 0x31] as const; // bws1

/** A snapshot as bytes, without loss: about a third of its text, and faster to read. */
export function encodeBinary(snapshot: Snapshot): Uint8Array {
  const writer = new BinaryWriter();
  for (const byte of magic) writer.byte(byte);
  writer.state(snapshot);
  return writer.finish();
}

/**
 * The snapshot in `bytes`, or a `SnapshotError`: every claimed length is held against the bytes
 * that are left before anything is made of it.
 */
export function decodeBinary(bytes: Uint8Array, limits: DecodeLimits = {}): Snapshot {
  const { maxBytes = defaultMaxBytes } = limits;
  if (!(bytes instanceof Uint8Array)) throw malformed('expected bytes');
  if (bytes.length > maxBytes) throw malformed(`longer than ${maxBytes} bytes`);
  const reader = new BinaryReader(bytes);
  for (const byte of magic) if (reader.byte() !== byte) throw malformed('not a snapshot');
  const state = reader.state(0);
  if (reader.left > 0) throw malformed('bytes after the end');
  return asSnapshot(state);
}
