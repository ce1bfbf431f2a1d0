/** CRC-32 (IEEE 802.3) of each byte. */
const table: Uint32Array = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let i = 0; i < 8; i++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** CRC-32 of `bytes` from `start` on: what tells bytes that were damaged. */
export function checksum(bytes: Uint8Array, start: number): number {
  let sum = 0xffffffff;
  for (let i = start; i < bytes.length; i++) sum = (sum >>> 8) ^ table[(sum ^ bytes[i]!) & 255]!;
  return (sum ^ 0xffffffff) >>> 0;
}
