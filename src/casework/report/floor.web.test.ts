import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { plant } from '../../../test/database.ts';
import { openTestApp, openTestInstallation } from '../../../test/app.ts';
import { londonDay } from '../../platform/clock/index.ts';
import { time } from '../../platform/web/index.ts';
import { YESTERDAY } from '../../../test/ready-case.ts';

const installation = await openTestInstallation();
const app = await openTestApp(installation);
const now = (await installation.opened.today()).getTime();
const officer = await app.signedIn('northmoor', 'officer');

const REPORT = { toldBy: 'school', when: 'now', safe: 'not-known', children: '1' };
const FLOOR = {
  safeNow: 'yes',
  selfHarm: 'no',
  withWhom: 'school',
  contact: 'known',
  inCare: 'yes',
  onPlan: 'no',
  welfareCheck: 'not-arranged',
  fromWhom: 'partner',
};
const WAY = { mayTell: 'The aunt Larkwhistle', how: 'At her work' };

/** A moment some hours from now by the database’s clock, as it is typed. */
const typed = (hours: number) => {
  const moment = new Date(now + hours * 3_600_000);
  const [year = '', month = '', day = ''] = londonDay(moment).split('-');
  const at = { 'welfareAt-day': day, 'welfareAt-month': month, 'welfareAt-year': year };
  return { ...at, 'welfareAt-time': time(moment) };
};

const walked = async (answers: Record<string, string>) => {
  const saved = await officer.post('/reports/new', REPORT);
  const at = (saved.location ?? '').replace(/\/floor$/, '');
  const floor = (await officer.get(`${at}/floor`)).location ?? '';
  assert.equal((await officer.post(floor, { ...FLOOR, ...answers })).status, 303);
  return { at, floor };
};

describe('walking the floor of a child again', () => {
  it('given somebody who may be told, when they are named as not to be told too, then it says so at the field', async () => {
    const { floor } = await walked(WAY);
    const both = await officer.post(floor, { ...FLOOR, ...WAY, mustNotTell: 'the aunt larkwhistle ' });
    assert.equal(both.status, 422);
    assert.match(both.text, /id="mustNotTell-error"[\s\S]{0,200}named both as who may be told and as who must not/);
    const named = await walked({ ...WAY, mustNotTell: 'Mum' });
    const told = await officer.post(named.floor, { ...FLOOR, mayTell: 'Mum, all of it', how: 'At home' });
    assert.match(told.text, /id="mayTell-error"[\s\S]{0,200}Mum: named both/);
    const reached = { mayTell: 'The aunt Larkwhistle', how: 'The home telephone, ask for her mother' };
    const how = await officer.post(named.floor, { ...FLOOR, ...reached });
    assert.match(
      how.text,
      /id="how-error"[\s\S]{0,200}Mum: must not be told, and how to reach who may be leads to them/,
    );
  });

  it('given a floor that was walked, when it is opened again, then it shows what is known, from whom and when', async () => {
    const { floor } = await walked({ ...WAY, mustNotTell: 'The stepfather Quillfeather' });
    const { text } = await officer.get(floor);
    assert.match(text, /value="The aunt Larkwhistle"/);
    assert.match(text, /value="At her work"/);
    assert.match(text, /Must not be told: The stepfather Quillfeather/);
    assert.match(text, /Last answer: Yes \(.* from: A partner\)/);
    assert.match(text, /name="inCare"[^>]*value="yes" checked/);
    assert.doesNotMatch(text, /name="safeNow"[^>]*checked/);
    const Read = z.looseObject({ floor: z.looseObject({ inCare: z.string() }), mustNotTell: z.array(z.string()) });
    const read = Read.parse(JSON.parse((await officer.get(`/api${floor}`)).text));
    assert.deepEqual([read.floor.inCare, read.mustNotTell], ['yes', ['The stepfather Quillfeather']]);
    assert.deepEqual(read['mayTell'], { may: WAY.mayTell, how: WAY.how });
  });

  it('given children in danger, when a floor is opened, then what cannot wait comes before any question: of the others by number alone', async () => {
    const saved = await officer.post('/reports/new', { ...REPORT, children: '2' });
    const at = (saved.location ?? '').replace(/\/floor$/, '');
    const first = (await officer.get(`${at}/floor`)).location ?? '';
    const banner = async (floor: string) => (await officer.get(floor)).text.split('<form')[1] ?? '';
    const before = await banner(first);
    assert.doesNotMatch(before, /govuk-warning-text/, 'that no floor is walked is no news on the page that walks it');
    const answers = {
      ...FLOOR,
      ...WAY,
      selfHarm: 'yes',
      withWhom: 'parent-or-carer',
      mustNotTell: 'The uncle Plumbottle',
    };
    const next = (await officer.post(first, answers)).location ?? '';
    const second = (await officer.get(next)).location ?? '';
    assert.notEqual(second, first);
    assert.match(await banner(second), /Child 1: [^<]*Risk of self-harm/);
    assert.doesNotMatch(await banner(second), /Plumbottle/, 'whom not to tell of one child is not read with another');
    const own = await banner(first);
    assert.match(own, /Risk of self-harm/);
    assert.match(own, /Must not be told or find it:<br><span[^>]*>The uncle Plumbottle/);
    assert.match(own, /A parent or carer is with this child/);
  });

  it('given a check that was done, when the floor is opened again, then its day is read and not filled in; of one still to come it is', async () => {
    const day = (year: string) => ({
      ...{ 'welfareAt-day': '3', 'welfareAt-month': '1', 'welfareAt-year': year, 'welfareAt-time': '9am' },
      welfareBy: 'police',
    });
    const [date = '', month = '', year = ''] = YESTERDAY;
    const seen = { 'welfareAt-day': date, 'welfareAt-month': month, 'welfareAt-year': year };
    const done = await walked({ ...WAY, welfareCheck: 'done', ...day(year), ...seen });
    const { text } = await officer.get(done.floor);
    assert.match(text, new RegExp(`Last answer: done, Police, ${Number(date)} \\w+ ${year}`));
    const old = await officer.post(done.floor, { ...FLOOR, ...WAY, welfareCheck: 'done', ...day('2019') });
    assert.equal(old.status, 422);
    assert.match(old.text, /This was days before the report: it does not say how the child is now/);
    assert.doesNotMatch(text, /id="welfareAt-(day|year)"[^>]*value="[^"]+"/);
    assert.doesNotMatch(text, /value="police" selected/);
    const toCome = typed(5);
    const arranged = await walked({ ...WAY, welfareCheck: 'arranged', welfareBy: 'police', ...toCome });
    const { text: again } = await officer.get(arranged.floor);
    assert.match(again, new RegExp(`id="welfareAt-year"[^>]*value="${toCome['welfareAt-year']}"`));
    assert.match(again, new RegExp(`id="welfareAt-time"[^>]*value="${toCome['welfareAt-time']}"`));
  });

  it('given a check arranged for a day that is gone, or for next week, when the floor is saved, then it says at the field what to enter instead, and nothing is saved', async () => {
    const { at, floor } = await walked(WAY);
    for (const [hours, says] of [
      [-30, 'This time has passed: choose “Yes, it was done”'],
      [7 * 24, 'This is more than 24 hours ahead: have the child seen sooner'],
    ] as const) {
      const check = { welfareCheck: 'arranged', welfareBy: 'school', ...typed(hours) };
      const answer = await officer.post(floor, { ...FLOOR, ...WAY, ...check });
      assert.equal(answer.status, 422);
      assert.match(answer.text, new RegExp(`id="welfareAt-error"[\\s\\S]{0,200}${says}`));
    }
    assert.match((await officer.get(at)).text, /Not arranged/);
  });

  it('given somebody who must not be told, when everything is left empty, in the form or the API, then they are still named', async () => {
    const { at, floor } = await walked({ ...WAY, mustNotTell: 'The stepfather Quillfeather' });
    assert.equal((await officer.post(floor, { ...FLOOR, ...WAY, mustNotTell: '' })).status, 303);
    assert.match((await officer.get(at)).text, /Must not be told<\/dt><dd[^>]*>The stepfather Quillfeather/);
    assert.equal((await officer.send('POST', `/api${floor}`, { ...FLOOR, contact: 'not-known' })).status, 201);
    assert.match((await officer.get(at)).text, /Must not be told<\/dt><dd[^>]*>The stepfather Quillfeather/);
    assert.match((await officer.get(at)).text, /Not known: nobody is told yet/);
  });

  it('given who reported, and somebody who must not be told, when the case is read, then it says so before how to reach who reported', async () => {
    const reach = async (reporterName: string, mustNotTell: string) => {
      const reporter = { reporterName, reporterContact: '01632 960002' };
      const saved = await officer.post('/reports/new', { ...REPORT, ...reporter });
      const at = (saved.location ?? '').replace(/\/floor$/, '');
      const floor = (await officer.get(`${at}/floor`)).location ?? '';
      assert.equal((await officer.post(floor, { ...FLOOR, ...WAY, mustNotTell })).status, 303);
      return (await officer.get(at)).text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    };
    const dad = await reach('Dad Quillfeather', 'The father');
    assert.match(dad, /Must not be told Child 1: The father\. This is one of them To reach them safely 01632 960002/);
    const other = await reach('Pat Mossbottom', 'The father');
    assert.match(other, /The father\. Make sure first that this is none of them To reach them safely 01632 960002/);
    const nobody = await reach('Pat Mossbottom', 'Nobody');
    assert.match(nobody, /Who it was Pat Mossbottom To reach them safely 01632 960002/);
  });

  it('given somebody who must not be told, when they are taken off without a reason, then it is refused; with one, they are', async () => {
    const { at, floor } = await walked({ ...WAY, mustNotTell: 'The stepfather Quillfeather' });
    const off = { ...FLOOR, ...WAY, takeOff: 'The stepfather Quillfeather' };
    const without = await officer.post(floor, off);
    assert.equal(without.status, 422);
    assert.match(without.text, /without a reason nobody is taken off/);
    assert.equal((await officer.post(floor, { ...off, takeOffReason: 'Moved abroad, the aunt says' })).status, 303);
    assert.match((await officer.get(at)).text, /Must not be told<\/dt><dd[^>]*>Nobody is named/);
  });

  it('given a floor saved before “nobody else” named nobody, when it is walked again, then the danger that it named is gone; until then it stays, since what was written is sealed', async () => {
    const { at, floor } = await walked(WAY);
    await plant(
      installation.db,
      `UPDATE floor SET must_not_named = true WHERE case_file = '${at.split('/')[2] ?? ''}'`,
    );
    const isDanger = async () =>
      /"fact":"household-risk"[^}]*"suspected"|"household-risk":"suspected"/.test(
        (await officer.get(`/api${at}/triage`)).text,
      );
    assert.equal(await isDanger(), true);
    assert.equal((await officer.post(floor, { ...FLOOR, ...WAY })).status, 303);
    assert.equal(await isDanger(), false);
  });

  it('given nobody of that name, when they are taken off, then it is refused', async () => {
    const { floor } = await walked(WAY);
    const off = { ...FLOOR, takeOff: 'The uncle Mossbottom', takeOffReason: 'An invented reason' };
    const answer = await officer.post(floor, off);
    assert.equal(answer.status, 422);
    assert.match(answer.text, /The names have changed/);
  });
});
