/**
 * Two readings, to be subtracted. Waiting for a processor is no work, nor is what another thread of
 * this process does meanwhile: of the two differences, the lesser is what something took.
 */
export class Clock {
  #wallMs = performance.now();
  #cpu = process.cpuUsage();

  /** Milliseconds since the last lap, or the beginning. */
  lap(): number {
    const wallMs = performance.now();
    const cpu = process.cpuUsage();
    const waited = wallMs - this.#wallMs;
    const worked = (cpu.user - this.#cpu.user + cpu.system - this.#cpu.system) / 1000;
    this.#wallMs = wallMs;
    this.#cpu = cpu;
    return Math.min(waited, worked);
  }
}

/** What `run` takes at the least, of so many times: the machine is shared. */
export function leastMs(times: number, run: () => void): number {
  const clock = new Clock();
  const lasted = Array.from({ length: times }, () => {
    clock.lap();
    run();
    return clock.lap();
  });
  return Math.min(...lasted);
}
