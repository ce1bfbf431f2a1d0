// Alerts to a webhook: few, in order, and never in the way.
import type { Logger } from 'pino';

const mostWaiting = 100;
const timeoutMs = 5000;

export class Webhook {
  readonly #url: string;
  readonly #log: Logger;
  #waiting = 0;
  /** All that was posted until now. */
  sent: Promise<void> = Promise.resolve();

  constructor(url: string, log: Logger) {
    this.#url = url;
    this.#log = log;
  }

  post(alert: object): void {
    if (this.#url === '' || this.#waiting >= mostWaiting) return;
    this.#waiting += 1;
    this.sent = this.sent.then(() => this.#send(alert));
  }

  async #send(alert: object): Promise<void> {
    try {
      const headers = { 'Content-Type': 'application/json' };
      const plain = { method: 'POST', headers, signal: AbortSignal.timeout(timeoutMs) };
      const { ok, status } = await fetch(this.#url, { ...plain, body: JSON.stringify(alert) });
      if (!ok) this.#log.warn({ status }, 'the webhook refused an alert');
    } catch (error) {
      this.#log.warn({ fault: (error as Error).message }, 'an alert could not be posted');
    }
    this.#waiting -= 1;
  }
}
