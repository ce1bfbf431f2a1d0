import type { Options } from 'tsup';

type Plugin = NonNullable<Options['plugins']>[number];

/**
 * Gives classes the names that they have in the sources.
 *
 * The bundler writes a class that speaks of itself as `var Rsi = class _Rsi {…}`, and users then read
 * `_Rsi` in logs and `_ConfigError` in errors. Within the class, `Rsi` means the same class. A space
 * takes the place of the underscore, so that source maps stay right.
 */
export function classNames(): Plugin {
  return {
    name: 'class-names',
    renderChunk(code) {
      const renamed = new Map(
        [...code.matchAll(/\bvar (\w+) = class (_\w+)\b/g)].map(([, name, inner]) => [
          inner!,
          name!.padStart(inner!.length),
        ]),
      );
      if (renamed.size === 0) return undefined;
      return { code: code.replace(/\b_\w+\b/g, (word) => renamed.get(word) ?? word) };
    },
  };
}
