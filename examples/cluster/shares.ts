/**
 * Who is to own partition `p`: the worker whose hash with it is the highest. When one comes or goes
 * only the partitions that it gets or had change hands.
 */
export function ownerOf(p: number, workers: readonly string[]): string | undefined {
  let [owner, highest]: [string | undefined, number] = [undefined, -1];
  for (const worker of workers) {
    const weight = hashOf(`${p}|${worker}`);
    if (weight > highest || (weight === highest && worker < owner!)) {
      [owner, highest] = [worker, weight];
    }
  }
  return owner;
}

/** FNV-1a, its bits mixed once more: names of workers differ in a few characters only. */
function hashOf(text: string): number {
  let bits = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193);
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return (bits ^ (bits >>> 16)) >>> 0;
}
