import assert from 'node:assert/strict';
import { it } from 'node:test';
import { z } from 'zod';
import { openCaseApp } from '../../../test/case-app.ts';
import { readyCase } from '../../../test/ready-case.ts';
import { RulingRead } from './ruling.view.ts';

const app = await openCaseApp();
const REASON = 'The invented school and the hub know both of them well.';
const Queue = z.object({ proposals: z.array(z.object({ case: z.string(), departures: z.int() })) });

it('given a supervisor who decided other than advised, when the case waits for a ruling, then queue and ruling count it, with its reason and whose it is', async () => {
  const of = await readyCase(app, 1);
  const [child = ''] = of.children;
  const coerced = { fact: 'coercion', direction: 'towards', person: child, state: 'suspected' };
  await of.put('answers', { ...coerced, fromWhom: 'child-unprompted' });
  for (const one of of.children)
    await of.put(`children/${one}/safeguarding`, { decision: 'referred', to: ['mash'], reason: REASON });
  for (const about of ['response', 'category']) await of.put('response/ask', { about, reason: REASON });
  const decide = async (about: string, value: string): Promise<void> => {
    const made = await app.supervisor.send('POST', `/api/cases/${of.id}/response/decide-${about}`, {
      ...{ value, reason: REASON, departure: 'rule-does-not-fit' },
    });
    assert.equal(made.status, 201, made.text);
  };
  await decide('response', 'proportionate');
  await decide('category', 'non-aggravated');
  await of.propose({ outcome: '20', departure: 'partner-view', conditions: { 'other-body-acceptance': 'met' } });
  const { proposals } = Queue.parse(JSON.parse((await app.supervisor.get('/api/queue')).text));
  const outcomes = RulingRead.parse(JSON.parse((await app.supervisor.get(`/api/cases/${of.id}/ruling`)).text));
  const ofOutcomes = outcomes.proposal?.outcomes.filter(({ departure }) => departure !== null).length ?? 0;
  assert.equal(proposals.find((row) => row.case === of.id)?.departures, ofOutcomes + 2);
  assert.deepEqual(
    outcomes.supervisorDepartures.map(({ about, value, departure, own }) => [about, value, departure, own]),
    [
      ['response', 'proportionate', 'rule-does-not-fit', true],
      ['category', 'non-aggravated', 'rule-does-not-fit', true],
    ],
  );
  const at = `/cases/${of.id}/ruling`;
  const page = (await app.supervisor.get(at)).text;
  const departures = /Departures<\/dt>[\s\S]*?<\/dd>/.exec(page)?.[0] ?? '';
  assert.match(departures, /Proportionate[^<]*\. A rule does not fit this case/);
  assert.match(departures, /You decided this yourself: approve, and no other supervisor has looked at it/);
  assert.doesNotMatch(departures, /None\./);
  const other = (await (await app.as('inspector')).get(at)).text;
  assert.match(other, /Category[^<]*\. A rule does not fit this case/);
  assert.doesNotMatch(other, /You decided this yourself/);
  assert.match((await app.officer.get(`/cases/${of.id}/response`)).text, /Departure[\s\S]{0,200}A rule does not fit/);
  // What a mandatory trigger asks for is not folded away while the trigger stands.
  const owed = /Still to be done<\/dt>[\s\S]*?<details/.exec(page)?.[0] ?? '';
  assert.match(owed, /handed over to a specialist team/);
});
