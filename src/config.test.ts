import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';
import test from 'node:test';
import { readConfig } from './config.ts';

const home = mkdtempSync(join(tmpdir(), 'config-'));

test('given variables that are set to nothing, when they are read, then each is as if it were not set', () => {
  const names = [
    'EVENHAND_KEYS',
    'EVENHAND_CHECKPOINTS',
    'EVENHAND_BASE_URL',
    'EVENHAND_LOG',
    'EVENHAND_AS',
    'EVENHAND_PAST',
    'EVENHAND_PROXY',
    'PORT',
    'DATABASE_URL',
  ];
  const nothing = Object.fromEntries(names.map((name) => [name, '']));
  assert.deepEqual(readConfig({ ...nothing, EVENHAND_HOME: home }), readConfig({ EVENHAND_HOME: home }));
});

test('given folders named from where one is, when they are read, then they are whole', () => {
  const { folders } = readConfig({ EVENHAND_HOME: home, EVENHAND_KEYS: 'keys', EVENHAND_CHECKPOINTS: 'points' });
  assert.ok([folders.home, folders.keys, folders.checkpoints].every((folder) => isAbsolute(folder)));
});

test('given a word that a variable cannot have, when it is read, then it is refused with the words that it can', () => {
  const { past } = readConfig({ EVENHAND_HOME: home, EVENHAND_PAST: 'none' });
  assert.equal(past, 'none');
  assert.equal(readConfig({ EVENHAND_HOME: home }).past, 'invented');
  assert.throws(
    () => readConfig({ EVENHAND_HOME: home, EVENHAND_PAST: 'no' }),
    /EVENHAND_PAST is no; it has to be one of invented, none\./u,
  );
  assert.throws(
    () => readConfig({ EVENHAND_HOME: home, EVENHAND_LOG: 'loud' }),
    /EVENHAND_LOG is loud; .*error, warn/u,
  );
});

test('given a port that is none, when it is read, then it is refused with what was read', () => {
  assert.throws(() => readConfig({ EVENHAND_HOME: home, PORT: '0' }), /PORT is 0;/u);
});

test('given the addresses of proxies, when they are read, then each is one, and everybody is none', () => {
  const of = (proxy: string) => readConfig({ EVENHAND_HOME: home, EVENHAND_PROXY: proxy }).proxy;
  assert.equal(of('127.0.0.1, ::1'), '127.0.0.1,::1');
  assert.equal(of('10.0.4.0/24'), '10.0.4.0/24');
  for (const wrong of ['true', '0.0.0.0/0', '::/0', '10.0.4.0/33', 'proxy.example', '127.0.0.1,', '10.0.4.0/24/2'])
    assert.throws(() => of(wrong), /EVENHAND_PROXY has .*addresses of your own proxies/u, wrong);
});

test('given who says that they are at the keyboard, when it is read, then the account’s own name stands before it, and a sentence is refused', () => {
  const of = (as: string) => readConfig({ EVENHAND_HOME: home, EVENHAND_AS: as }).keyboard;
  const account = `shell:${userInfo().username}`;
  assert.equal(of(''), account);
  assert.equal(of('it-desk'), `${account} as it-desk`);
  for (const wrong of ['Linden Sample', 'shell:root', 'it desk', 'é', '-it', 'x'.repeat(33), 'it\n'])
    assert.throws(() => of(wrong), /EVENHAND_AS has to be a short name/u, wrong);
});

test('given addresses that are none, when they are read, then the variable is named, and never a password', () => {
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL'])
    for (const wrong of ['pg//x y', 'mysql://u:secret@h/x', 'postgresql://u:sec ret@h:port/x', 'evenhand'])
      assert.throws(
        () => readConfig({ EVENHAND_HOME: home, [name]: wrong }),
        ({ message }: Error) => message.startsWith(`${name} is no address`) && !/sec ?ret/.test(message),
        wrong,
      );
  for (const right of ['postgresql://u:s%40x@h:5433/x', 'postgres://u@/x?host=/run/postgresql', 'postgresql://u@h'])
    assert.equal(readConfig({ EVENHAND_HOME: home, DATABASE_URL: right }).databaseUrl, right);
  for (const wrong of ['nonsense', 'ftp://evenhand.example', 'evenhand.example:80'])
    assert.throws(
      () => readConfig({ EVENHAND_HOME: home, EVENHAND_BASE_URL: wrong }),
      /EVENHAND_BASE_URL is .*such as https:\/\/evenhand\.example/u,
    );
});
