import { describe, expect, it } from 'vitest';
import { holdOwnCode, LawBroken, type OwnCodeTrial } from '../src/testing/index.js';
import { ownCodeTrials } from './contract/own-code.js';
import { minutes } from './pipeline/market.js';

// Whatever code that is handed in does, it costs its own output, which is told, and nothing else.

const bars = minutes('X', 8, 60);

it.each(Object.entries(ownCodeTrials))('%s', (_name, trial) => {
  holdOwnCode(trial, bars);
});

interface Said {
  readonly sum: number;
  readonly failures: number;
}

/** A host as it should be: adds up closes, and shows each bar to the code. */
const sound: OwnCodeTrial = {
  make(code) {
    let sum = 0;
    let isTaken = false;
    return {
      update(input): Said {
        if (isTaken) throw new Error('taken');
        isTaken = true;
        let failures = 0;
        try {
          const said = code({ ...(input as object) });
          if (said instanceof Promise) said.catch(() => {});
          if (typeof said !== 'number') throw new TypeError('nonsense');
        } catch {
          failures = 1;
        } finally {
          isTaken = false;
        }
        sum += (input as { close: number }).close;
        return { sum, failures };
      },
    };
  },
  good: () => 1,
  print: (output) => String((output as Said).sum),
  failures: (output) => (output as Said).failures,
  nonsense: ['text', {}, undefined],
};

/** `sound` with another `update`. */
function mutant(
  update: (bar: { close: number }, code: (bar: object) => unknown, memory: { sum: number }) => Said,
): OwnCodeTrial {
  return {
    ...sound,
    make: (code) => {
      const memory = { sum: 0 };
      return { update: (input) => update(input as { close: number }, code, memory) };
    },
  };
}

const tried = (run: () => unknown): number => {
  try {
    const said = run();
    if (said instanceof Promise) said.catch(() => {});
    return typeof said === 'number' ? 0 : 1;
  } catch {
    return 1;
  }
};

let depth = 0;

describe('the law bites', () => {
  it('the original passes', () => {
    expect(() => holdOwnCode(sound, bars)).not.toThrow();
  });

  it.each<[string, OwnCodeTrial]>([
    [
      'lets through what is thrown',
      mutant((bar, code, memory) => {
        code({ ...bar });
        memory.sum += bar.close;
        return { sum: memory.sum, failures: 0 };
      }),
    ],
    [
      'swallows a failure',
      mutant((bar, code, memory) => {
        tried(() => code({ ...bar }));
        memory.sum += bar.close;
        return { sum: memory.sum, failures: 0 };
      }),
    ],
    [
      'loses the bar with the failure',
      mutant((bar, code, memory) => {
        const failures = tried(() => code({ ...bar }));
        if (failures === 0) memory.sum += bar.close;
        return { sum: memory.sum, failures };
      }),
    ],
    [
      'absorbs the bar twice',
      mutant((bar, code, memory) => {
        memory.sum += bar.close;
        const failures = tried(() => code({ ...bar }));
        if (failures > 0) memory.sum += bar.close;
        return { sum: memory.sum, failures };
      }),
    ],
    [
      'shows its own bar',
      mutant((bar, code, memory) => {
        const own = { ...bar };
        const failures = tried(() => code(own));
        memory.sum += own.close;
        return { sum: memory.sum, failures };
      }),
    ],
    [
      'may be called from within',
      {
        ...sound,
        make: (code) => {
          let sum = 0;
          return {
            update(input): Said {
              depth += 1;
              const failures = depth > 2 ? 0 : tried(() => code({ ...(input as object) }) && 1);
              depth -= 1;
              sum += (input as { close: number }).close;
              return { sum, failures };
            },
          };
        },
      },
    ],
    [
      'takes a promise for an answer',
      mutant((bar, code, memory) => {
        const failures = tried(() => {
          const said = code({ ...bar });
          return said instanceof Promise ? 1 : said;
        });
        memory.sum += bar.close;
        return { sum: memory.sum, failures };
      }),
    ],
    [
      'takes nonsense for an answer',
      mutant((bar, code, memory) => {
        const failures = tried(() => {
          const said = code({ ...bar });
          return typeof said === 'string' ? 1 : said;
        });
        memory.sum += bar.close;
        return { sum: memory.sum, failures };
      }),
    ],
    [
      'tells of failures that were none',
      mutant((bar, code, memory) => {
        tried(() => code({ ...bar }));
        memory.sum += bar.close;
        return { sum: memory.sum, failures: 1 };
      }),
    ],
  ])('a host that %s is caught', (_name, trial) => {
    expect(() => holdOwnCode(trial, bars)).toThrow(LawBroken);
  });
});
