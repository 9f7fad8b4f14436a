import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Adapter, AdapterFactory, AdapterPayload, JWK } from 'oidc-provider';

/** A signing key for one run: nothing that the demonstration’s provider signs outlives it. */
export const makeKey = (): JWK => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { kty: 'EC', ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'ES256', use: 'sig' };
};

// Whoever opens the page again and again must not fill the memory of the machine.
const MOST = 5000;

/** Sign-ins in progress, in memory; the oldest go first when there are many. */
export const memory = (): AdapterFactory => {
  const kept = new Map<string, AdapterPayload>();
  const forget = (matches: (payload: AdapterPayload) => boolean): void => {
    for (const [key, payload] of kept) if (matches(payload)) kept.delete(key);
  };
  const first = (matches: (payload: AdapterPayload) => boolean) => [...kept.values()].find(matches);
  return (model): Adapter => ({
    upsert: (id, payload) => {
      kept.set(`${model}:${id}`, payload);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      return Promise.resolve();
    },
    find: (id) => Promise.resolve(kept.get(`${model}:${id}`)),
    findByUid: (uid) => Promise.resolve(first((payload) => payload.uid === uid)),
    findByUserCode: () => Promise.resolve(undefined),
    consume: (id) => {
      const payload = kept.get(`${model}:${id}`);
      if (payload !== undefined) kept.set(`${model}:${id}`, { ...payload, consumed: true });
      return Promise.resolve();
    },
    destroy: (id) => {
      kept.delete(`${model}:${id}`);
      return Promise.resolve();
    },
    revokeByGrantId: (grant) => {
      forget((payload) => payload.grantId === grant);
      return Promise.resolve();
    },
  });
};
