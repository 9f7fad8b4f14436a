import assert from 'node:assert/strict';
import { it } from 'node:test';
import { idIn, openCaseApp } from '../../../test/case-app.ts';
import { readyCase } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const WHY = 'The system is down in the whole region until Monday.';
const GRANTED = 'The school knows of nothing, and the hub was asked instead.';

it('given an exception from a check that is unavailable, when the case waits for a ruling, then the ruling says who granted it, when and why, and asks for no other', async () => {
  const of = await readyCase(app, 1);
  const [child = ''] = of.children;
  await of.put(`checks/${child}/pnd`, { result: 'unavailable', unavailable: 'system-down', when: 'now' });
  const read = async (at: string, who = app.officer) => (await who.get(`/cases/${of.id}/${at}`)).text;
  // Whose check it is, and not that it is of the case.
  assert.match(
    await read('decision'),
    /A check is unavailable, and nobody granted an exception[\s\S]{0,300}Ashby 1 Exampleton/,
  );
  const asked = await of.put('response/ask', { about: 'check-unavailable', check: `${child}/pnd`, reason: WHY });
  assert.match(
    await read('decision'),
    /has not answered what they were asked[\s\S]{0,300}Exception: a check is unavailable/,
  );
  const answer = `/api/cases/${of.id}/response/requests/${idIn(asked, 'request')}`;
  const granted = await app.supervisor.send('POST', answer, { value: 'granted', reason: GRANTED });
  assert.equal(granted.status, 201, granted.text);
  await of.propose();
  const page = await read('ruling', app.supervisor);
  assert.doesNotMatch(page, /A supervisor may grant an exception/);
  const checks = /Background checks<\/dt>[\s\S]*?<\/dd>/.exec(page)?.[0] ?? '';
  assert.match(checks, new RegExp(`not available\\. Exception granted by Sidney Sample, [^<]+, because: ${GRANTED}`));
  const inShort = /id="in-short"[\s\S]*?<\/dl>/.exec(page)?.[0] ?? '';
  assert.match(inShort, /Nothing is missing, but for a check that is unavailable/);
  assert.match(page, /You recorded: an exception that you granted/);
  assert.doesNotMatch(await read('ruling', await app.as('inspector')), /an exception that you granted/);
});
