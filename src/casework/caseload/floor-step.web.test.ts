import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openCaseApp } from '../../../test/case-app.ts';
import { FLOOR, readyCase } from '../../../test/ready-case.ts';

const app = await openCaseApp();

it('given a child who is not safe now, when the case is read, then the safety floor is not done, and says for how many; walked again, it is', async () => {
  const { id, children, put } = await readyCase(app, 1);
  const [child = ''] = children;
  const step = async () =>
    /Safety floor of every child[\s\S]*?<\/li>/.exec((await app.officer.get(`/cases/${id}`)).text)?.[0] ?? '';
  assert.match(await step(), /Done/);
  await put(`children/${child}/floor`, { ...FLOOR, safeNow: 'no' });
  assert.match(await step(), /Alarm for 1 child: walk it again/);
  assert.doesNotMatch(await step(), /Done/);
  await put(`children/${child}/floor`, FLOOR);
  assert.match(await step(), /Done/);
});
