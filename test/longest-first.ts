import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take seconds, the longest first. A runner that has never seen a file begins with the
 * bigger ones, and these are small: the last of them would run alone while other cores wait.
 */
const longest = [
  'contract.test.ts',
  'docs.test.ts',
  'pipeline/resume.test.ts',
  'pipeline/sequences.test.ts',
  'pipeline/corrections.test.ts',
  'testing/causal.test.ts',
  'wavelet/modes.test.ts',
  'snapshots.test.ts',
  'pipeline/laws.test.ts',
  'release/hashes.test.ts',
  'parallel/equal.test.ts',
];

/** Files in an order that leaves no core idle at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.endsWith(`/test/${name}`));
      return at === -1 ? longest.length : at;
    };
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}
