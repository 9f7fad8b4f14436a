import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { plant } from '../../../test/database.ts';
import { idIn, openCaseApp } from '../../../test/case-app.ts';
import { recordedOf } from './recorded.store.ts';
import { TriageAnswer } from './triage-answer.schema.ts';

const app = await openCaseApp();
const { officer } = app;
const REASON = 'Nobody at any school of the area knows of such a child, says the partner.';

interface OneChild {
  readonly id: string;
  readonly crime: string;
  readonly person: string;
}

const caseOf = async (number: number): Promise<OneChild> => {
  const { id, children } = await app.openCase(1);
  const [person = ''] = children;
  const body = { offence: '86/2', reference: `NM/EAR/${number}`, when: 'now' };
  return { id, crime: idIn(await officer.send('POST', `/api/cases/${id}/crimes`, body), 'crime'), person };
};

/** Two cases about one child, the earlier first. */
const twoOfOneChild = async (number: number): Promise<readonly [OneChild, OneChild]> => {
  const [earlier, later] = [await caseOf(number), await caseOf(number + 1)];
  const at = `/api/cases/${later.id}/people/${later.person}`;
  await officer.send('POST', `${at}/search`, { givenNames: 'Nobody', familyName: `Sampleton ${number}` });
  const match = { judged: 'same-person', others: [earlier.person] };
  assert.equal((await officer.send('POST', `${at}/matches`, match)).status, 201);
  return [earlier, later];
};

const counted = async ({ id }: OneChild): Promise<string | undefined> =>
  /"earlierReports":([^,]+),/.exec((await officer.get(`/api/cases/${id}/triage`)).text)?.[1];

const pageOf = async ({ id }: OneChild): Promise<string> => (await officer.get(`/cases/${id}/earlier-reports`)).text;

test('given earlier reports that name a child, when one was cancelled whole, then it counts no more, and the page says which do', async () => {
  const [earlier, later] = await twoOfOneChild(1);
  const { rows } = await plant(app.test, `SELECT reference FROM case_file WHERE case_file = '${earlier.id}'`);
  const [{ reference }] = z.tuple([z.object({ reference: z.string().min(4) })]).parse(rows);
  assert.equal(await counted(later), '1');
  assert.ok((await pageOf(later)).includes(reference));
  const cancelled = { reason: 'C2', information: 'partner-record', why: REASON };
  await officer.send('POST', `/api/cases/${earlier.id}/crimes/${earlier.crime}/cancellation-requests`, cancelled);
  assert.equal(await counted(later), '1');
  const registrar = await app.as('registrar');
  await registrar.send('POST', `/api/cases/${earlier.id}/crimes/${earlier.crime}/cancellation`, cancelled);
  assert.equal(await counted(later), '"unknown"');
  assert.ok(!(await pageOf(later)).includes(reference));
});

test('given an earlier report, when it is known that the child took no part, then it counts no more; what is not known of them counts, and since then', async () => {
  const [earlier, later] = await twoOfOneChild(3);
  const put = async (path: string, body: object): Promise<void> => {
    const sent = await officer.send('POST', `/api/cases/${earlier.id}/${path}`, body);
    assert.equal(sent.status, 201, sent.text);
  };
  const part = (parts: readonly string[]) =>
    put(`people/${earlier.person}/part`, { known: 'known', parts, fromWhom: 'reporter' });
  const did = (state: string) =>
    put('answers', {
      ...{ fact: 'bullying', direction: 'by', person: earlier.person, state },
      ...(state === 'unknown' ? {} : { fromWhom: 'reporter' }),
    });
  const since = async () => (await app.read((tx) => recordedOf(tx, later.id))).countedSince.map((at) => at.getTime());
  const [before = 0] = await since();
  assert.equal(await counted(later), '1', 'no part was stated');
  await part(['depicted']);
  assert.equal(await counted(later), '"unknown"');
  assert.match(await pageOf(later), /recorded as one who took no part: [A-Z0-9-]{9}\. They do not count here/);
  await did('unknown');
  assert.equal(await counted(later), '1', 'not known is no no');
  const [asked = 0] = await since();
  assert.ok(asked > before, 'whoever decided before that did not know');
  await did('ruled-out');
  assert.equal(await counted(later), '"unknown"');
  await part(['depicted', 'passed-on']);
  assert.equal(await counted(later), '1');
  assert.ok(((await since())[0] ?? 0) > asked);
});

test('given what is open as a program reads it, when each is sent where it says and all with a direction as one set, then nothing is open', async () => {
  const { id } = await app.openCase(2);
  const read = async () => TriageAnswer.parse(JSON.parse((await officer.get(`/api/cases/${id}/triage`)).text)).open;
  const send = async (path: string, body: object) => {
    const sent = await officer.send('POST', path, body);
    assert.equal(sent.status, 201, `${path}: ${sent.text}`);
  };
  for (const round of [1, 2, 3, 4]) {
    const open = await read();
    for (const { answeredAt, person } of open.filter(({ direction }) => direction === null)) {
      const unknown = { fact: 'identified', direction: 'person', person, state: 'unknown' };
      await (answeredAt.endsWith('/search')
        ? send(`/api/cases/${id}/answers`, unknown)
        : send(answeredAt, { known: 'not-known' }));
    }
    const answers = open.flatMap(({ fact, person, direction }) =>
      direction === null ? [] : [{ fact, direction, ...(person === null ? {} : { person }), state: 'unknown' }],
    );
    if (answers.length > 0) await send(`/api/cases/${id}/answer-sets`, { answers });
    if (round === 1) assert.ok(answers.length > 0 && open.length > answers.length, 'some of each');
  }
  assert.deepEqual(await read(), []);
});
