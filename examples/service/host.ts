// A service whose settings can change while it runs: it is stopped, and opened anew with the new
// ones. Nothing is lost by that, because nothing is lost by a stop. What was set is kept in history.
import { type Config, changed } from './config.js';
import { History } from './history/history.js';
import type { Wiring } from './parts.js';
import { Service } from './service.js';

export class Host {
  service: Service;
  readonly #wiring: Wiring;
  /** What was changed of the wiring's settings. */
  #kept: object;
  #changing: Promise<unknown> = Promise.resolve();

  private constructor(service: Service, wiring: Wiring, kept: object) {
    this.service = service;
    this.#wiring = wiring;
    this.#kept = kept;
  }

  static async open(wiring: Wiring): Promise<Host> {
    const history = new History(wiring.config.databasePath);
    const text = String(history.get('settings') ?? '{}');
    history.close();
    let [config, kept] = [wiring.config, {}];
    try {
      const given = JSON.parse(text);
      [config, kept] = [changed(config, given), given];
    } catch (error) {
      // the file may say another base by now, or the program may be a later one
      const { message: fault } = error as Error;
      wiring.log.error({ fault }, 'what was set does not fit the settings, and is left out');
    }
    return new Host(await Service.open({ ...wiring, config }), wiring, kept);
  }

  /** Resolves once no change is under way: until then history is closed. */
  get settled(): Promise<unknown> {
    return this.#changing;
  }

  /** All of `change`, or a `ConfigFault` and nothing of it. One after the other. */
  change(change: unknown): Promise<Config> {
    const changing = this.#changing.then(() => this.#change(change));
    this.#changing = changing.catch(() => undefined);
    return changing;
  }

  async #change(change: unknown): Promise<Config> {
    const { config: before } = this.service.parts;
    const config = changed(before, change);
    const kept = { ...this.#kept, ...(change as object) };
    const { running } = this.service;
    await this.service.stop();
    try {
      this.service = await Service.open({ ...this.#wiring, config });
      this.#kept = kept;
      this.service.parts.history.keep('settings', JSON.stringify(kept));
      this.service.flush();
    } catch (error) {
      this.service = await Service.open({ ...this.#wiring, config: before });
      throw error;
    } finally {
      if (running !== undefined) this.service.start();
    }
    return config;
  }

  async stop(): Promise<void> {
    await this.#changing;
    await this.service.stop();
    this.#wiring.sources.close();
    await this.#wiring.bus.settled();
    await this.#wiring.store.close();
  }
}
