import { beforeEach, onTestFailed } from 'vitest';

// One failure is enough: what comes after it in the same file is left out.
let hasFailed = false;

beforeEach((context) => {
  if (hasFailed) context.skip();
  onTestFailed(() => {
    hasFailed = true;
  });
});
