// What a web worker runs.
import { hostLanes, type Port } from 'barwave/parallel';

hostLanes(globalThis as unknown as Port);
