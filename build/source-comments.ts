import type { Plugin } from './chunk.js';

/**
 * Leaves out what comments the bundler lets through: those that say which file comes next, and
 * docstrings of members, which the declarations have. Their lines stay, so that source maps stay right.
 */
export function sourceComments(): Plugin {
  const comments = /^\/\/ src\/\S+$|^ *\/\*\*[\s\S]*?\*\/$/gm;
  return {
    name: 'source-comments',
    renderChunk: (code) => ({ code: code.replace(comments, (text) => text.replace(/.+/g, '')) }),
  };
}
