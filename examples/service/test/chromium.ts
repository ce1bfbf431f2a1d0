// Chromium without a driver: commands and events over its pipe, each wait with an end.
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';

// biome-ignore lint/suspicious/noExplicitAny: the protocol's answers are looked into field by field
type Answer = any;

export const chromiumPath: string | undefined = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
].find((path) => existsSync(path));

export class Chromium {
  readonly errors: string[] = [];
  readonly #child;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #session: string | undefined;
  #id = 0;

  private constructor(profile: string) {
    const flags = [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
    ];
    this.#child = spawn(chromiumPath!, [...flags, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      detached: true, // a group of its own, which ends with it: they all write into the profile
    });
    let text = '';
    (this.#child.stdio[4] as Readable).on('data', (chunk) => {
      text += chunk;
      const messages = text.split('\0');
      text = messages.pop()!;
      for (const message of messages) this.#hear(JSON.parse(message));
    });
  }

  static async open(profile: string): Promise<Chromium> {
    const chromium = new Chromium(profile);
    const { targetId } = await chromium.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await chromium.send('Target.attachToTarget', { targetId, flatten: true });
    chromium.#session = sessionId;
    for (const domain of ['Page', 'Runtime', 'Log']) await chromium.send(`${domain}.enable`);
    return chromium;
  }

  #hear({ id, method, params, result }: Answer): void {
    if (id !== undefined) this.#waiting.get(id)?.(result ?? {});
    if (method === 'Log.entryAdded' && params.entry.level === 'error')
      this.errors.push(params.entry.text);
    if (method === 'Runtime.exceptionThrown')
      this.errors.push(params.exceptionDetails.exception?.description ?? 'threw');
  }

  send(method: string, params: object = {}): Promise<Answer> {
    const id = ++this.#id;
    const sessionId = this.#session;
    (this.#child.stdio[3] as Writable).write(
      `${JSON.stringify({ id, method, params, sessionId })}\0`,
    );
    return new Promise((resolve, reject) => {
      const ends = setTimeout(() => reject(new Error(`${method}: no answer in 30 s`)), 30_000);
      this.#waiting.set(id, (answer) => {
        clearTimeout(ends);
        this.#waiting.delete(id);
        resolve(answer);
      });
    });
  }

  async evaluate(expression: string): Promise<Answer> {
    return (await this.send('Runtime.evaluate', { expression, returnByValue: true })).result?.value;
  }

  /** The value of `expression` once it is what `isIt` wants, or its last one after 30 s. */
  async until(expression: string, isIt: (value: Answer) => boolean): Promise<Answer> {
    for (let i = 0; i < 150; i++) {
      const value = await this.evaluate(expression);
      if (isIt(value)) return value;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return this.evaluate(expression);
  }

  async show(width: number, scheme: 'light' | 'dark', path?: string): Promise<void> {
    await this.send('Emulation.setDeviceMetricsOverride', {
      width,
      height: 1500,
      deviceScaleFactor: 1,
      mobile: width < 500,
    });
    await this.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: scheme }],
    });
    await new Promise((resolve) => setTimeout(resolve, 700));
    if (path === undefined) return;
    const { data } = await this.send('Page.captureScreenshot', { format: 'png' });
    writeFileSync(path, Buffer.from(data, 'base64'));
  }

  close(): void {
    if (this.#child.exitCode === null) process.kill(-this.#child.pid!, 'SIGKILL');
  }
}
