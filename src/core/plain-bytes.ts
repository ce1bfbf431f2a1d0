import { malformed } from './codec.js';

/**
 * The bytes of `given` as a plain view of them, whatever its class says of them: no getter of a subclass
 * is asked. Those that another thread can write to are copied, as they might change between two looks.
 *
 * @throws {SnapshotError} if it is no `Uint8Array`, or its buffer is gone
 */
export function plainBytes(given: unknown): Uint8Array {
  try {
    const [buffer, offset, length] = ['buffer', 'byteOffset', 'byteLength'].map((name) =>
      slotOf(given, name),
    ) as [ArrayBufferLike, number, number];
    if (slotOf(given, Symbol.toStringTag) === 'Uint8Array') {
      const bytes = new Uint8Array(buffer, offset, length);
      return buffer instanceof ArrayBuffer ? bytes : bytes.slice();
    }
  } catch {} // a proxy, or a buffer that was handed on
  throw malformed('expected a Uint8Array');
}

/** What the engine itself knows of a typed array. */
function slotOf(given: unknown, name: string | symbol): unknown {
  const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
  return Object.getOwnPropertyDescriptor(typedArray, name)!.get!.call(given);
}
