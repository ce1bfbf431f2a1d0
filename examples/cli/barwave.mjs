#!/usr/bin/env node
try {
  const { register } = await import('tsx/esm/api');
  register();
  await import('./main.ts');
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  console.error(`barwave: run npm install in ${import.meta.dirname} first (${error.message})`);
  process.exitCode = 1;
}
