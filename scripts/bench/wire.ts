import { Agent, request } from 'node:http';

export interface Wire {
  readonly ask: (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<{ status: number; text: string }>;
}

/** As light a client as there is: what it costs is counted against us. */
export const wireOf = (
  { baseUrl }: { readonly baseUrl: string },
  client: { readonly cookies: ReadonlyMap<string, string>; readonly csrf: string },
): Wire => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const headers = {
    cookie: [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    origin: baseUrl,
    'x-csrf-token': client.csrf,
  };
  const { port } = new URL(baseUrl);
  return {
    ask: (method, path, body) =>
      new Promise((resolve, reject) => {
        const sent = body === undefined ? undefined : JSON.stringify(body);
        const more =
          sent === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent).toString() };
        const asked = request(
          { host: '127.0.0.1', port, method, path, agent, headers: { ...headers, ...more } },
          (answer) => {
            const parts: Buffer[] = [];
            answer.on('data', (part: Buffer) => parts.push(part));
            answer.once('end', () => {
              resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() });
            });
          },
        );
        asked.once('error', reject);
        asked.end(sent);
      }),
  };
};
