import type { Config } from './config.ts';
import type { Finding } from './platform/health/index.ts';

/** Whether people come by a proxy, as https does, and nobody said which. */
export const lacksProxy = ({ baseUrl, proxy }: Pick<Config, 'baseUrl' | 'proxy'>): boolean =>
  baseUrl?.startsWith('https:') === true && proxy === undefined;

export const NAME_THE_PROXY =
  'Name the addresses of your proxy in EVENHAND_PROXY (127.0.0.1,::1 for one on this machine), and start again: until then everybody who comes by it counts as one address, and one stranger can keep all others from signing in.';

/** Whose word is taken on who asks; nothing to say where people reach the server themselves. */
export const checkProxy = (config: Pick<Config, 'baseUrl' | 'proxy'>): readonly Finding[] => {
  if (config.proxy !== undefined) return [{ part: 'proxy', ok: true, found: config.proxy }];
  if (!lacksProxy(config)) return [];
  const found = 'EVENHAND_BASE_URL is https, and no proxy is named';
  return [{ part: 'proxy', ok: true, look: true, found, todo: NAME_THE_PROXY }];
};
