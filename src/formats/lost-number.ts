/** Whether `text` says something other than 0 that no double can say: `1e-400`, which is read as 0. */
export function isLost(value: number, text: string): boolean {
  return value === 0 && /^[^e]*[1-9]/i.test(text);
}
