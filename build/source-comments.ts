import type { Plugin } from './chunk.js';

/**
 * Leaves out the bundler's comments that say which file comes next: a hundredth of the package. Their
 * lines stay, so that source maps stay right.
 */
export function sourceComments(): Plugin {
  return {
    name: 'source-comments',
    renderChunk: (code) => ({ code: code.replace(/^\/\/ src\/\S+$/gm, '') }),
  };
}
