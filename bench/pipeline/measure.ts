/** CPU microseconds that `run` takes, collecting garbage included. */
export function cpuMicroseconds(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Bytes in use, on the heap and in buffers, once nothing is left to collect. */
export function bytesInUse(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Bytes that each of `count` calls of `run` leaves behind: the median of stretches without a collection. */
export function garbageOf(run: (i: number) => void, count: number): number {
  const samples: number[] = [];
  for (let round = 0; round < 9; round++) {
    globalThis.gc?.();
    const before = process.memoryUsage();
    for (let i = 0; i < count; i++) run(round * count + i);
    const after = process.memoryUsage();
    samples.push(after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers);
  }
  return median(samples) / count;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}
