import assert from 'node:assert/strict';
import { it } from 'node:test';
import { z } from 'zod';
import { openTestApp, openTestInstallation } from '../../../test/app.ts';
import { plant } from '../../../test/database.ts';
import { SourceAnswer } from './taken.schema.ts';

const installation = await openTestInstallation();
const { db } = installation;
const { signedIn } = await openTestApp(installation);
const analyst = await signedIn('northmoor', 'analyst');

it('given a source that was taken in before its years had to be settled, when it is looked at, then page and program say what it stands on, whatever was settled since; one that was settled says nothing', async () => {
  const text = 'Outcome,2019,2020\nFurther action is not in the public interest,12,15\n';
  const publisher = 'Durham Constabulary';
  const brought = await analyst.send('POST', '/api/sources', { publisher, text });
  const { source } = z.object({ source: z.uuid() }).parse(JSON.parse(brought.text));
  const year = { answers: [{ about: 'year', printed: null, answer: 'calendar' }] };
  assert.equal((await analyst.send('POST', `/api/sources/${source}/answers`, year)).status, 201);
  assert.equal((await analyst.send('POST', `/api/sources/${source}/take`, {})).status, 201);
  const says = async () =>
    SourceAnswer.parse(JSON.parse((await analyst.get(`/api/sources/${source}`)).text))
      .oddities.map((odd) => odd.says)
      .join(' ');
  assert.doesNotMatch(await says(), /taken in on what is likely/);
  // As though it had been taken in an hour before anybody answered.
  await plant(
    db,
    `UPDATE source_taken SET taken_at = taken_at - interval '1 hour' WHERE source = '${source}' RETURNING source`,
    'northmoor',
  );
  assert.match(
    await says(),
    /It was taken in on what is likely, and nobody had said so: “Are the years calendar years\?/,
  );
  assert.match((await analyst.get(`/sources/${source}`)).text, /It was taken in on what is likely/);
});

it('given a year that is still to come by the database’s clock, when it is brought and taken in, then it is named as odd', async () => {
  const text = 'Outcome,2091/92\nOutcome 21,4\n';
  const brought = await analyst.send('POST', '/api/sources', { publisher: 'Cumbria Police', text });
  const { source } = z.object({ source: z.uuid() }).parse(JSON.parse(brought.text));
  const says = async (): Promise<string> =>
    SourceAnswer.parse(JSON.parse((await analyst.get(`/api/sources/${source}`)).text))
      .oddities.map((odd) => odd.says)
      .join('\n');
  assert.match(await says(), /^2091\/92 is still to come on /m);
  const settled = { unit: 'crimes', age: 'under 18', offence: '86/02', basis: 'closed' };
  const answers = Object.entries(settled).map(([about, answer]) => ({ about, printed: null, answer }));
  assert.equal((await analyst.send('POST', `/api/sources/${source}/answers`, { answers })).status, 201);
  assert.equal((await analyst.send('POST', `/api/sources/${source}/take`, {})).status, 201);
  assert.match(await says(), /^2091\/92 is still to come on /m);
});
