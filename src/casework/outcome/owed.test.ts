import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCaseApp } from '../../../test/case-app.ts';
import { readyCase } from '../../../test/ready-case.ts';
import { owedAt, type DutyRead } from './owed.ts';
import { RulingRead } from './ruling.view.ts';

const app = await openCaseApp();
const duty = (id: string, over: Partial<DutyRead> = {}): DutyRead => ({
  id,
  title: 'Short',
  what: id,
  state: { text: 'Not yet', classes: '' },
  isOpen: true,
  overdue: false,
  whom: [],
  ...over,
});
const DUTIES = [
  duty('offer-support'),
  duty('record-crime', { isOpen: false }),
  duty('tell-of-decision'),
  duty('welfare-check', { overdue: true }),
  duty('report-to-ceop'),
];
const read = (conditions: Record<string, string>) =>
  owedAt(DUTIES, conditions).map(({ what, contradicts }) => [what, contradicts]);

test('given duties that are open, when it was said that all inquiries are done, then those against it come first, then what is overdue', () => {
  assert.deepEqual(read({ 'inquiries-complete': 'met' }), [
    ['report-to-ceop', true],
    ['welfare-check', false],
    ['offer-support', false],
  ]);
  assert.deepEqual(read({ 'inquiries-complete': 'not-met' })[0], ['welfare-check', false]);
  assert.deepEqual(read({})[0], ['welfare-check', false]);
});

test('given a proposal while duties are open, when the ruling is read, then each stands among what to look at', async () => {
  const ready = await readyCase(app, 1);
  await ready.propose();
  const text = (await app.supervisor.get(`/cases/${ready.id}/ruling`)).text;
  const look = /5\. What to look at([\s\S]*)6\. What is proposed/.exec(text)?.[1] ?? '';
  assert.match(look, /Still to be done[\s\S]*(?:Not yet|Overdue)/);
  const { owed } = RulingRead.parse(JSON.parse((await app.supervisor.get(`/api/cases/${ready.id}/ruling`)).text));
  assert.ok(owed.length > 0);
  for (const { title, what } of owed) {
    assert.ok(look.includes(what.replaceAll("'", '&#39;')), what);
    assert.ok(look.includes(`${title}. For: `), title);
  }
  assert.match(
    look,
    /<\/strong> [A-Z][^.<]{3,70}\. For: [^<]*<span class="govuk-hint/,
    'by its short title, its sentence beneath',
  );
});
