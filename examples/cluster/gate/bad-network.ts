import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Endpoint } from '../connection.js';

export interface Weather {
  /** Each way, ms. */
  readonly delayMs: number;
  /** Share of the packets that have to be sent again, which in TCP is a delay of `againMs` more. */
  readonly lossRatio: number;
  readonly againMs: number;
  random(): number;
}

/** A network between a worker and Redis: slow, lossy, and dead while it is cut: no connection ends. */
export class BadNetwork {
  readonly endpoint: Endpoint;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  isCut = false;
  /** Packets that went through, and how many of them had to be sent again. */
  packets = 0;
  lost = 0;

  private constructor(server: Server, endpoint: Endpoint) {
    this.#server = server;
    this.endpoint = endpoint;
  }

  static async start(to: Endpoint, host: string, weather: Weather): Promise<BadNetwork> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    const { port } = server.address() as { port: number };
    const network = new BadNetwork(server, { host, port });
    server.on('connection', (near) => {
      const far = connect(to.port, to.host);
      network.#forward(near, far, weather);
      network.#forward(far, near, weather);
    });
    return network;
  }

  #forward(from: Socket, to: Socket, { delayMs, lossRatio, againMs, random }: Weather): void {
    this.#sockets.add(from);
    from.setNoDelay(true);
    let last = 0;
    const later = (send: () => void): void => {
      const isLost = random() < lossRatio;
      this.packets += 1;
      if (isLost) this.lost += 1;
      const due = performance.now() + delayMs + (isLost ? againMs : 0);
      last = Math.max(last, due); // in order, as TCP gives them
      setTimeout(() => !this.isCut && send(), last - performance.now());
    };
    from.on('data', (data) => !this.isCut && later(() => to.write(data)));
    from.on('error', () => undefined);
    from.on('close', () => {
      this.#sockets.delete(from);
      if (!this.isCut) later(() => to.destroy());
    });
  }

  /** What was cut lost bytes in the middle: those connections cannot go on. */
  heal(): void {
    this.isCut = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}
