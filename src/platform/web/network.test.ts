import assert from 'node:assert/strict';
import test from 'node:test';
import { networkOf } from './network.ts';

test('given addresses, when they are counted, then those of one line of IPv6 are one, however written, and all others are themselves', () => {
  const LINE = '2001:db8:0:7::/64';
  for (const one of ['2001:db8:0:7::1', '2001:DB8::7:a:b:c:d', '2001:0db8:0000:0007:ffff:0:0:1'])
    assert.equal(networkOf(one), LINE, one);
  assert.notEqual(networkOf('2001:db8:0:8::1'), LINE);
  assert.equal(networkOf('::1'), '0:0:0:0::/64');
  assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64');
  assert.equal(networkOf('192.0.2.1'), '192.0.2.1');
  assert.equal(networkOf('::ffff:192.0.2.1'), '192.0.2.1');
});
