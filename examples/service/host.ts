// A service whose settings can change while it runs: it is stopped, and opened anew with the new
// ones. Nothing is lost by that, because nothing is lost by a stop. What was set is kept in history.
import { type Config, readConfig } from './config.js';
import { History } from './history/history.js';
import type { Wiring } from './parts.js';
import { Service } from './service.js';

/** Settings that may change; the others need a restart by hand. */
const changeable = ['assets', 'timeframes', 'staleSeconds', 'retentionDays', 'canary'] as const;

export class Host {
  service: Service;
  readonly #wiring: Wiring;
  #changing: Promise<unknown> = Promise.resolve();

  private constructor(service: Service, wiring: Wiring) {
    this.service = service;
    this.#wiring = wiring;
  }

  static async open(wiring: Wiring): Promise<Host> {
    const history = new History(wiring.config.databasePath);
    const kept = JSON.parse(String(history.get('settings') ?? '{}'));
    history.close();
    const config = merged(wiring.config, kept);
    return new Host(await Service.open({ ...wiring, config }), wiring);
  }

  /** Resolves once no change is under way: until then history is closed. */
  get settled(): Promise<unknown> {
    return this.#changing;
  }

  /** All of `change`, or a `ConfigFault` and nothing of it. One after the other. */
  change(change: object): Promise<Config> {
    const changed = this.#changing.then(() => this.#change(change));
    this.#changing = changed.catch(() => undefined);
    return changed;
  }

  async #change(change: object): Promise<Config> {
    const config = merged(this.service.parts.config, change);
    const kept = Object.fromEntries(changeable.map((name) => [name, config[name]]));
    this.service.parts.history.keep('settings', JSON.stringify(kept));
    const { isRunning } = this.service;
    await this.service.stop();
    this.service = await Service.open({ ...this.#wiring, config });
    if (isRunning) this.service.start();
    return config;
  }

  async stop(): Promise<void> {
    await this.#changing;
    await this.service.stop();
    this.#wiring.sources.close();
    await this.#wiring.bus.settled();
    await this.#wiring.bus.close();
    await this.#wiring.store.close();
  }
}

function merged(config: Config, change: object): Config {
  const given = new Map(Object.entries(change));
  const known: readonly string[] = changeable;
  // What may not change is not known here, and is refused by name.
  const renamed = [...given].map(([name, value]) => {
    return known.includes(name) ? [name, value] : [`${name} (fixed)`, null];
  });
  return readConfig({ ...config, ...Object.fromEntries(renamed) });
}
