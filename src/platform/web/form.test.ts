import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { formBody } from './body.ts';
import { readForm, unasked } from './form.ts';

const schema = z.strictObject({
  who: z.string({ error: 'Enter who told you' }),
  when: z.iso.datetime({ error: 'Enter when' }),
  safe: z.boolean({ error: 'Choose whether every child is safe' }),
  ages: z.array(z.string()).optional(),
  count: z.int().optional(),
});
const kinds = { when: 'moment', safe: 'yes-no', ages: 'many', count: 'number' } as const;
const good = {
  csrf: 'x',
  who: 'A teacher',
  'when-day': '22',
  'when-month': '11',
  'when-year': '2026',
  'when-time': '2:05am',
  safe: 'no',
  ages: '14',
  count: '2',
};

test('given a form filled in, when it is read, then its value is what the endpoint would have taken', () => {
  const read = readForm(schema, formBody(good), kinds);
  assert.deepEqual(read, {
    ok: true,
    value: { who: 'A teacher', when: '2026-11-22T02:05:00Z', safe: false, ages: ['14'], count: 2 },
  });
});

test('given an empty form, when it is read, then each question says what it wants and what was typed is kept', () => {
  const read = readForm(schema, formBody({ ...good, who: '', 'when-day': '', safe: '' }), kinds);
  assert.ok(!read.ok);
  assert.deepEqual(
    read.form.summary.map(({ href }) => href),
    ['#who', '#when-day', '#safe'],
  );
  assert.deepEqual(read.form.errors['who'], { text: 'Enter who told you' });
  assert.deepEqual(read.form.errors['safe'], { text: 'Choose whether every child is safe' });
  assert.equal(
    read.form.summary.find(({ href }) => href === '#when-day')?.text,
    'The day must have a day, a month and a year, such as 27 3 2026',
  );
  assert.equal(read.form.typed['when-month'], '11');
});

test('given days and months that are none, when they are read, then each is said by the name of its field, at the input to put right', () => {
  const dated = z.object({ from: z.iso.date('Enter it').optional(), since: z.string('Enter the month').min(7) });
  const asked = { from: { date: 'The first day' }, since: { month: 'The first month' } };
  const said = (fields: Record<string, string>): readonly string[] => {
    const answer = readForm(dated, formBody(fields), asked);
    return answer.ok ? [answer.value.since] : answer.form.summary.map(({ href, text }) => `${href} ${text}`);
  };
  const march = { 'since-month': '3', 'since-year': '2026' };
  assert.deepEqual(said(march), ['2026-03']);
  assert.deepEqual(said({ ...march, 'from-day': '31', 'from-month': '2', 'from-year': '2026' }), [
    '#from-day The first day must be a real date, such as 27 3 2026',
  ]);
  assert.deepEqual(said({ ...march, 'since-month': '13' }), [
    '#since-month The first month: the month has to be a figure from 1 to 12, or its name',
  ]);
  const from = (day: string, month: string, year: string) =>
    said({ ...march, 'from-day': day, 'from-month': month, 'from-year': year })[0];
  assert.equal(from('32', '3', '2026'), '#from-day The first day: the day has to be a figure from 1 to 31');
  assert.equal(
    from('3', 'Smarch', '26'),
    '#from-month The first day: the month has to be a figure from 1 to 12, or its name',
  );
  assert.equal(from('3', '3', '26'), '#from-year The first day: the year has to have four figures, such as 2026');
  for (const name of ['Nov', 'november', 'NOVEM'])
    assert.deepEqual(said({ 'since-month': name, 'since-year': '2026' }), ['2026-11'], name);
  assert.equal(said({ 'since-month': 'ju', 'since-year': '2026' }).length, 1, 'June or July');
  assert.deepEqual(said({ 'since-month': '3' }), [
    '#since-year The first month must have a month and a year, such as 3 2026',
  ]);
  assert.deepEqual(said({}), ['#since-month Enter the month']);
});

test('given the hour that comes twice, when it is read, then the form asks which, and takes the answer', () => {
  const night = { ...good, 'when-day': '25', 'when-month': '10', 'when-time': '1:30am' };
  const asked = readForm(schema, formBody(night), kinds);
  assert.ok(!asked.ok);
  assert.deepEqual(asked.form.repeated, ['when']);
  assert.deepEqual(asked.form.places, { when: 'when-which' });
  const told = readForm(schema, formBody({ ...night, 'when-which': 'second' }), kinds);
  assert.ok(told.ok);
  assert.equal(told.value.when, '2026-10-25T01:30:00Z');
});

test('given a field that was not asked for, when the form is read, then it is refused', () => {
  assert.equal(readForm(schema, formBody({ ...good, role: 'supervisor' }), kinds).ok, false);
});

test('given an image pasted into a field, when the form is read, then the field says so and nothing of it is kept', () => {
  const pasted = `data:image/png;base64,${'iVBORw0KGgo'.repeat(50)}`;
  const body = formBody({ ...good, who: pasted });
  const read = readForm(schema, body, kinds);
  assert.ok(!read.ok);
  assert.match(read.form.errors['who']?.text ?? '', /takes no images/);
  assert.ok(!JSON.stringify([body, read]).includes('iVBOR'));
});

test('given a link among somebody’s words, when the form is read, then the field says how to put it right and every word is still there', () => {
  const words = 'She showed it to me at https://example.org/a on Friday';
  const read = readForm(schema, formBody({ ...good, who: words }), kinds);
  assert.ok(!read.ok);
  assert.match(read.form.errors['who']?.text ?? '', /Take out the web address/);
  assert.equal(read.form.typed['who'], words);
  assert.ok(readForm(schema, formBody({ ...good, who: words }, true), kinds).ok, 'a page that takes links');
  assert.ok(readForm(schema.partial(), unasked(formBody({ ...good, who: words }), ['who']), kinds).ok, 'not asked');
});

test('given a day and a time of which either or both are wrong, when a form is read, then each is told of at once, at its own part', () => {
  const asked = z.strictObject({ at: z.string({ error: 'Enter when' }), after: z.string({ error: 'Enter it' }) });
  const told = (day: string, month: string, time: string): readonly string[] => {
    const typed = { 'at-day': day, 'at-month': month, 'at-year': day === '' ? '' : '2026', 'at-time': time };
    const read = readForm(asked, { fields: typed, withheld: [] }, { at: 'moment' });
    return read.ok ? [] : read.form.summary.slice(0, -1).map(({ href, text }) => `${href} ${text}`);
  };
  const time = 'Enter the time, such as 2:05am or 14:05';
  const day = '#at-day The day must be a real date, such as 27 3 2026';
  assert.deepEqual(told('31', '2', '25:99'), [day, `#at-time ${time}`]);
  assert.deepEqual(told('31', '2', ''), [day, `#at-time ${time}`]);
  assert.deepEqual(told('31', '2', '14:05'), [day]);
  assert.deepEqual(told('31', '3', '25:99'), [`#at-time ${time}`]);
  assert.deepEqual(told('', '', '25:99'), ['#at-day Enter the day, the month and the year', `#at-time ${time}`]);
  assert.deepEqual(told('', '', ''), ['#at-day Enter when']);
});

test('given several texts that are too long, when a form is read, then each is named', () => {
  const schema = z.strictObject({ givenNames: z.string().max(3), school: z.string().max(3), why: z.string().max(3) });
  const fields = { givenNames: 'Robin', school: 'Aldersley', why: 'Because' };
  const read = readForm(schema, { fields, withheld: [] });
  assert.ok(!read.ok);
  assert.deepEqual(
    read.form.summary.map(({ text }) => text),
    [
      'Given names must be 3 characters or fewer',
      'School must be 3 characters or fewer',
      'What you wrote must be 3 characters or fewer',
    ],
  );
});
