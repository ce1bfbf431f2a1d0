import { ConfigError } from '../core/errors.js';

/** Run `make`; a `ConfigError` thrown in it is reported as standing where `pathOf` says. */
export function withPath<T>(pathOf: (inner: string) => string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError(pathOf(error.path), error.bound, error.value);
  }
}
