/** What `found` gives once it is something; it is asked again and again for at most a minute. */
export async function until<T>(found: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (let i = 0; i < 6000; i++) {
    const value = await found();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('not in a minute');
}
