// What a supervisor returned before stands first in what the next one looks at.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openCaseApp } from '../../../test/case-app.ts';
import { readyCase } from '../../../test/ready-case.ts';
import { RulingRead } from './ruling.view.ts';

const app = await openCaseApp();

it('given a proposal that a supervisor returned, when it is sent unchanged to another, then the ruling says first that it was returned, by whom and why, and the queue marks it', async () => {
  const ready = await readyCase(app, 41);
  const inspector = await app.as('inspector');
  const why = 'The views of the second child are missing: ask the school.';
  const mark = async (): Promise<string> => {
    const { text } = await inspector.get('/queue');
    return text.slice(text.indexOf(`/cases/${ready.id}/ruling`)).split('</tr>')[0] ?? '';
  };
  const proposal = await ready.propose();
  assert.doesNotMatch((await inspector.get(`/cases/${ready.id}/ruling`)).text, /Returned before/);
  assert.doesNotMatch(await mark(), /Returned/);
  const back = `/api/cases/${ready.id}/proposals/${proposal}/return`;
  assert.equal((await app.supervisor.send('POST', back, { reason: why })).status, 201);
  await ready.propose();
  const { text } = await inspector.get(`/cases/${ready.id}/ruling`);
  assert.match(
    text,
    new RegExp(`5\\. What to look at[\\s\\S]{0,400}Returned before[\\s\\S]*By Sidney Sample, [^<]*: ${why}`),
  );
  assert.match(text, /nothing that counts was recorded in between/);
  assert.match(await mark(), /Returned once/);
  const read = RulingRead.parse(JSON.parse((await inspector.get(`/api/cases/${ready.id}/ruling`)).text));
  assert.deepEqual(
    read.returned.map((one) => [one.by, one.why, one.sameFacts]),
    [['Sidney Sample', why, true]],
  );
  const words = { heard: 'said', through: 'child', wishes: 'That nobody at school is told.' };
  const again = `/api/cases/${ready.id}/proposals/${read.proposal?.proposal ?? ''}/return`;
  assert.equal((await inspector.send('POST', again, { reason: why })).status, 201);
  await ready.put(`children/${ready.children[0] ?? ''}/own-words`, words);
  await ready.propose();
  assert.match(await mark(), /Returned 2 times/);
  const newer = RulingRead.parse(JSON.parse((await inspector.get(`/api/cases/${ready.id}/ruling`)).text));
  assert.deepEqual(
    newer.returned.map(({ sameFacts }) => sameFacts),
    [false, true],
  );
});
