// A small HTTP client that keeps cookies as a browser does and signs in through the real flow.

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where a redirect leads, as a path of the same site or a whole address. */
  readonly location: string | undefined;
}

export interface Client {
  readonly cookies: Map<string, string>;
  readonly csrf: string;
  /** Whose session this is: for a test that compares what two people see. */
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  /** Sends a form as a page of ours would, with the session’s token. */
  readonly post: (
    path: string,
    fields?: Record<string, string | string[]>,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  readonly send: (method: string, path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;
  readonly request: (path: string, init: RequestInit) => Promise<Answer>;
  /** Follows redirects by GET until something else is answered. */
  readonly follow: (path: string) => Promise<Answer>;
  /** Signs in as the invented person whom the provider calls `subject`; gives the page one lands on. */
  readonly signIn: (force: string, subject: string, to?: string) => Promise<Answer>;
}

const keep = (cookies: Map<string, string>, headers: Headers): void => {
  for (const line of headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  }
};

const form = (fields: Record<string, string | string[]>): URLSearchParams => {
  const sent = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) sent.append(name, one);
  return sent;
};

export const openClient = (baseUrl: string): Client => {
  const cookies = new Map<string, string>();
  let csrf = '';
  const request = async (path: string, init: RequestInit): Promise<Answer> => {
    const url = new URL(path, baseUrl);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    keep(cookies, answer.headers);
    const to = answer.headers.get('location');
    const location = to === null ? undefined : new URL(to, url).href.replace(baseUrl, '');
    return { status: answer.status, headers: answer.headers, text: await answer.text(), location };
  };
  const get: Client['get'] = (path, headers = {}) => request(path, { headers });
  const follow: Client['follow'] = async (path) => {
    let answer = await get(path);
    while (answer.location !== undefined) answer = await get(answer.location);
    return answer;
  };
  const readToken = async (): Promise<string> => {
    const answer = await get('/api/session');
    return answer.status === 200 ? (/"csrfToken":"([^"]+)"/.exec(answer.text)?.[1] ?? '') : '';
  };
  const origin = new URL(baseUrl).origin;
  return {
    cookies,
    get csrf() {
      return csrf;
    },
    request,
    get,
    follow,
    post: (path, fields = {}, headers = {}) =>
      request(path, { method: 'POST', body: form({ csrf, ...fields }), headers: { origin, ...headers } }),
    send: (method, path, body, headers = {}) =>
      request(path, {
        method,
        body: JSON.stringify(body),
        headers: { origin, 'content-type': 'application/json', 'x-csrf-token': csrf, ...headers },
      }),
    signIn: async (force, subject, to = '/') => {
      const query = new URLSearchParams({ as: subject, to });
      const landed = await follow(`/sign-in/${force}?${query.toString()}`);
      csrf = await readToken();
      return landed;
    },
  };
};
