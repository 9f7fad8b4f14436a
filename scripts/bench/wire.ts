// A client that costs next to nothing. Whoever asks in earnest does it from another machine; here it shares the cores with
// the program and with PostgreSQL, and Node's own client took a fifth of all that a request cost.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface Wire {
  readonly ask: (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Answer>;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** The answer, once the whole of it is there; every answer of ours says how long it is. */
const read = (held: Buffer): Answer | undefined => {
  const end = held.indexOf(END_OF_HEAD);
  if (end === -1) return undefined;
  const head = held.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer of no stated length: ${head}`);
  const from = end + END_OF_HEAD.length;
  if (held.length < from + Number(length)) return undefined;
  return { status: Number(head.slice(9, 12)), text: held.toString('utf8', from, from + Number(length)) };
};

/** A connection that is kept, with one request under way at a time. */
class Line {
  readonly #socket: Socket;
  #held: Buffer = Buffer.alloc(0);
  #asked: { readonly resolve: (answer: Answer) => void; readonly reject: (error: unknown) => void } | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (part) => {
      this.#take(Buffer.from(part));
    });
    socket.once('close', () => this.#asked?.reject(new Error('the server hung up')));
    // What went wrong is told by the hanging up that follows it.
    socket.on('error', () => undefined);
  }

  ask(request: string): Promise<Answer> {
    this.#held = Buffer.alloc(0);
    return new Promise((resolve, reject) => {
      this.#asked = { resolve, reject };
      this.#socket.write(request);
    });
  }

  #take(part: Buffer): void {
    this.#held = this.#held.length === 0 ? part : Buffer.concat([this.#held, part]);
    try {
      const answer = read(this.#held);
      if (answer !== undefined) this.#asked?.resolve(answer);
    } catch (error) {
      this.#asked?.reject(error);
    }
  }
}

/** A connection for each request that is under way at once; the server ends them when it closes. */
export const wireOf = (
  { baseUrl }: { readonly baseUrl: string },
  client: { readonly cookies: ReadonlyMap<string, string>; readonly csrf: string },
): Wire => {
  const { host, port } = new URL(baseUrl);
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const head = `host: ${host}\r\ncookie: ${cookie}\r\norigin: ${baseUrl}\r\nx-csrf-token: ${client.csrf}\r\n`;
  const idle: Line[] = [];
  const open = async (): Promise<Line> => {
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    return new Line(socket);
  };
  return {
    ask: async (method, path, body) => {
      const line = idle.pop() ?? (await open());
      const sent = body === undefined ? '' : JSON.stringify(body);
      const more =
        body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(sent)}\r\n`;
      const answer = await line.ask(`${method} ${path} HTTP/1.1\r\n${head}${more}\r\n${sent}`);
      idle.push(line);
      return answer;
    },
  };
};
