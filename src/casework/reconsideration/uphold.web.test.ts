// Who upholds reads what an approval is read from: nobody decides that an outcome stands on a reason alone.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { idIn, openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';
import { agreeNoSuchChild, FLOOR, readyCase } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;

const IN_ORDER = [
  /1\. Each child’s own words[\s\S]+?That it is deleted, and that school goes on\./,
  /2\. Safeguarding[\s\S]+?Both are safe at home/,
  /3\. What is known and not known/,
  /4\. What the guidance advises/,
  /5\. What was decided before, and why[\s\S]+?Outcome 21[\s\S]+?As reported by the school; weighed\./,
  /6\. What is new since it was proposed/,
  /7\. Whether it stands[\s\S]+?<textarea/,
];

it('given a case that opened again, when another supervisor reads whether it stands, then all that it rests on comes before the choice, with what is new, and everybody is logged as looked at', async () => {
  const ready = await readyCase(app, 331);
  const [child = ''] = ready.children;
  const approve = `/api/cases/${ready.id}/proposals/${await ready.propose()}/approve`;
  assert.equal((await supervisor.send('POST', approve, {})).status, 201);
  const why = 'The invented mother asked to look at it again.';
  const opened = await ready.put('reconsiderations', { cause: 'challenge', why });
  const place = `/cases/${ready.id}/reconsideration/${idIn(opened, 'reconsideration')}/uphold`;
  const inspector = await app.as('inspector');
  const read = async () => {
    const { status, text } = await inspector.get(place);
    assert.equal(status, 200);
    let rest = text.slice(text.indexOf('<main'));
    for (const part of IN_ORDER) {
      const found = part.exec(rest);
      assert.ok(found !== null, String(part));
      rest = rest.slice(found.index + found[0].length);
    }
    return text;
  };
  const calm = await read();
  assert.match(calm, new RegExp(why));
  assert.match(calm, /Nothing that it rested on is known otherwise now/);
  await ready.put(`children/${child}/floor`, { ...FLOOR, selfHarm: 'yes' });
  const now = await read();
  assert.match(now, /6\. What is new[\s\S]+?Ashby 331 Exampleton: the safety floor was walked again/);
  assert.match(now, /2\. Safeguarding[\s\S]+?Risk of self-harm/);
  assert.match(now, /Cannot wait[\s\S]+?Risk of self-harm[\s\S]+?1\. Each child/);
  const timeline = (await officer.get(`/cases/${ready.id}`)).text;
  assert.match(timeline, /Earlier outcomes looked at/);
  // Another proposal, and one that is withdrawn, is not what was decided.
  assert.equal((await officer.get(place)).status, 403);
});

it('given a child who was taken off after approval, when another supervisor reads whether it stands, then whom and why is on the page, and in the log', async () => {
  const ready = await readyCase(app, 332);
  const [, other = ''] = ready.children;
  const approve = `/api/cases/${ready.id}/proposals/${await ready.propose()}/approve`;
  assert.equal((await supervisor.send('POST', approve, {})).status, 201);
  await agreeNoSuchChild(app, ready, other);
  const why = 'The invented school named a pupil who was never there.';
  await ready.put(`people/${other}/take-off`, { why });
  const inspector = await app.as('inspector');
  const { text } = await inspector.get('/queue');
  const place = new RegExp(`/cases/${ready.id}/reconsideration/[0-9a-f-]+/uphold`).exec(text)?.[0] ?? '';
  const page = (await inspector.get(place)).text;
  assert.match(
    page,
    new RegExp(`Taken off this case[\\s\\S]{0,60}<p[^>]*>[^<]*332[^<]*, by Olive Example, [^<]*: ${why}`),
  );
  const { rows } = await plant(
    app.test,
    `SELECT people FROM ledger_entry WHERE action = 'read-reconsiderations' AND '${ready.id}' = ANY(cases) ORDER BY entry DESC LIMIT 1`,
  );
  assert.ok(JSON.stringify(rows).includes(other));
});
