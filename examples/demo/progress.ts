/** One line that changes on a terminal; elsewhere a line each fifth of the way. */
export function progress(what: string): (done: number, of: number) => void {
  const { stdout } = process;
  let told = 0;
  return (done, of) => {
    const steps = stdout.isTTY ? 200 : 5;
    const step = Math.floor((steps * done) / of);
    if (step === told) return;
    told = step;
    const line = `${what}: ${done} of ${of} bars`;
    stdout.write(stdout.isTTY ? `\r${line}${done === of ? '\n' : ''}` : `${line}\n`);
  };
}
