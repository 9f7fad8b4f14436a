import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OFFICER } from '../test/actors.ts';
import { byCommand } from './navigation.ts';

test('given the roles of somebody, when the first page is made, then whoever keeps the list of staff is told by which commands, and nobody else', () => {
  assert.deepEqual(byCommand(OFFICER), []);
  assert.deepEqual(
    byCommand({ ...OFFICER, roles: ['administrator'] }).map(({ command }) => command),
    ['start', 'leave', 'roles', 'rank', 'list'].map((step) => `evenhand staff ${step}`).concat('evenhand health'),
  );
});
