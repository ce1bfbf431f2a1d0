import type { Reporter, TestModule } from 'vitest/node';
import type { PlacedMutant } from './mutant.js';

/** Longer than any file of tests takes, on a machine that is busy with others. */
const longestMs = 240_000;

/** Ends the run, by name, where a mutant makes a loop that does not end: nothing else could. */
export class Watch implements Reporter {
  /** By what a file is called: it is another object at its end. */
  readonly #running = new Map<string, NodeJS.Timeout>();
  readonly #mutantOf: (module: TestModule) => PlacedMutant;

  constructor(mutantOf: (module: TestModule) => PlacedMutant) {
    this.#mutantOf = mutantOf;
  }

  /** Before it loads: once it loops, its thread tells of nothing. */
  onTestModuleQueued(module: TestModule): void {
    const { file, what } = this.#mutantOf(module);
    const timer = setTimeout(() => {
      console.log(`does not end: ${file}: ${what}: choose another mistake`);
      process.exit(1);
    }, longestMs);
    this.#running.set(module.moduleId, timer);
  }

  onTestModuleEnd(module: TestModule): void {
    clearTimeout(this.#running.get(module.moduleId));
  }

  onTestRunEnd(): void {
    for (const timer of this.#running.values()) clearTimeout(timer);
  }
}
