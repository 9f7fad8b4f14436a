import assert from 'node:assert/strict';
import test from 'node:test';
import { openSample } from '../test/sample-server.ts';
import { checkProxy, lacksProxy } from './proxy.ts';

const HTTPS = 'https://evenhand.example';

test('given https and no proxy named, when it is looked at, then somebody is told what to do, and otherwise nobody', () => {
  const [look, ...more] = checkProxy({ baseUrl: HTTPS, proxy: undefined });
  assert.deepEqual(more, []);
  assert.deepEqual([look?.ok, look?.look], [true, true]);
  assert.match(look?.todo ?? '', /EVENHAND_PROXY/);
  assert.equal(lacksProxy({ baseUrl: HTTPS, proxy: undefined }), true);
  assert.deepEqual(checkProxy({ baseUrl: HTTPS, proxy: '::1' }), [{ part: 'proxy', ok: true, found: '::1' }]);
  assert.deepEqual(checkProxy({ baseUrl: undefined, proxy: undefined }), []);
});

/** How one is answered who comes by the proxy after another has asked as often as one may. */
const afterAnother = async (
  trustProxy: string | undefined,
  from: string,
  [one, other] = ['192.0.2.1', '192.0.2.2'],
): Promise<number> => {
  const { app, baseUrl } = await openSample((options) => ({
    ...options,
    perMinute: 5,
    ...(trustProxy === undefined ? {} : { trustProxy }),
  }));
  const ask = async (forwarded: string): Promise<number> => {
    const headers = { host: new URL(baseUrl).host, 'x-forwarded-for': forwarded };
    return (await app.inject({ url: '/', headers, remoteAddress: from })).statusCode;
  };
  for (let nth = 0; nth < 5; nth += 1) assert.equal(await ask(one), 200);
  assert.equal(await ask(one), 429);
  return ask(other);
};

test('given one line of IPv6, when it asks too much from one of its addresses, then the others of it wait too, and another line does not', async () => {
  assert.equal(await afterAnother('127.0.0.1', '127.0.0.1', ['2001:db8:0:7::1', '2001:db8:0:7:a:b:c:d']), 429);
  assert.equal(await afterAnother('127.0.0.1', '127.0.0.1', ['2001:db8:0:7::1', '2001:db8:0:8::1']), 200);
});

test('given two who come by one proxy, when one asks too much, then the other waits only where the proxy is not named', async () => {
  assert.equal(await afterAnother('127.0.0.1,10.0.4.0/24', '10.0.4.7'), 200);
  assert.equal(await afterAnother(undefined, '10.0.4.7'), 429);
  // Nobody else's word is taken.
  assert.equal(await afterAnother('127.0.0.1', '10.0.4.7'), 429);
});
