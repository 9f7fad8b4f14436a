import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { at, hours, NOW, OFFICER } from '../../../test/actors.ts';
import { decideChild, MOST_CHILDREN } from './child.ts';
import { anonymousReport, freshReferences, schoolReport } from './report.make.ts';
import { RecordReportBody, toReport } from './report.schema.ts';
import { decideReport, FIRST_DAY, KNOWN, TOLD_BY } from './report.ts';

const RUNS = 1000;
// From before the first day on; the clock itself is never so early.
const instants = fc.date({ min: hours(-100_000), max: hours(100_000), noInvalidDate: true });
const clocks = fc.date({ min: FIRST_DAY, max: hours(100_000), noInvalidDate: true });

describe('saving a report', () => {
  it('given three things, when it is saved, then a report is recorded now by who saved it', () => {
    const decided = decideReport(freshReferences, schoolReport, at());
    assert.ok(decided.ok);
    const [event, ...more] = decided.value;
    assert.equal(more.length, 0);
    assert.deepEqual(
      [event?.type, event?.toldAt, event?.recordedAt, event?.recordedBy, event?.children],
      ['ReportRecorded', NOW, NOW, OFFICER.staff, freshReferences.children],
    );
    assert.deepEqual(event?.reporter, { ...schoolReport.reporter, person: freshReferences.reporter });
  });

  it('given nobody’s name and no way to reach them, when it is saved, then no reporter is made', () => {
    const decided = decideReport(freshReferences, anonymousReport, at());
    assert.ok(decided.ok);
    assert.equal(decided.value[0]?.reporter, undefined);
  });

  it('given a time that is still to come, when it is saved, then it is refused', () => {
    const decided = decideReport(freshReferences, { ...schoolReport, toldAt: hours(1) }, at());
    assert.deepEqual(decided, { ok: false, refusal: { code: 'ToldInFuture', toldAt: hours(1) } });
  });

  it('given a time before 2016, when it is saved, then it is refused, and the first day of that year is late entry', () => {
    const toldAt = new Date('0001-03-03T10:00:00Z');
    const long = decideReport(freshReferences, { ...schoolReport, toldAt }, at());
    assert.deepEqual(long, { ok: false, refusal: { code: 'ToldTooLongAgo', toldAt } });
    assert.ok(decideReport(freshReferences, { ...schoolReport, toldAt: FIRST_DAY }, at()).ok);
  });

  it('given any report, when it is decided, then a refusal gives no event and no event was told after now', () => {
    const reports = fc.record({
      toldBy: fc.constantFrom(...TOLD_BY),
      toldAt: fc.oneof(fc.constant('now' as const), instants),
      safe: fc.constantFrom(...KNOWN),
      children: fc.integer({ min: 1, max: MOST_CHILDREN }),
      reporter: fc.option(fc.record({ name: fc.string(), contact: fc.string() }), { nil: undefined }),
    });
    fc.assert(
      fc.property(reports, clocks, (report, now) => {
        const decided = decideReport(freshReferences, report, at(now));
        if (!decided.ok)
          return !('value' in decided) && report.toldAt !== 'now' && (report.toldAt > now || report.toldAt < FIRST_DAY);
        return decided.value.every(
          (event) => event.toldAt <= now && event.recordedAt.getTime() === now.getTime() && event.safe === report.safe,
        );
      }),
      many(RUNS, 1),
    );
  });
});

describe('what a report may be sent as', () => {
  const sent = { toldBy: 'school', when: 'now', safe: 'yes', children: 1 };

  it('given when “now” was chosen and a time is sent too, when it is read, then now stands', () => {
    const body = RecordReportBody.parse({ ...sent, toldAt: '2026-11-21T22:05:00Z' });
    assert.equal(toReport(body).toldAt, 'now');
  });

  for (const [name, over] of [
    ['earlier without a time', { when: 'earlier' }],
    ['31 February', { when: 'earlier', toldAt: '2026-02-31T10:00:00Z' }],
    ['letters for a number', { children: 'two' }],
    ['no child', { children: 0 }],
    ['too many children', { children: MOST_CHILDREN + 1 }],
    ['half a child', { children: 1.5 }],
    ['an answer that is none', { safe: 'maybe' }],
    ['a field nobody asked for', { force: 'eastmere' }],
    ['a very long name', { reporterName: 'x'.repeat(121) }],
  ] as const) {
    it(`given ${name}, when it is read, then it is refused`, () => {
      assert.equal(RecordReportBody.safeParse({ ...sent, ...over }).success, false);
    });
  }
});

describe('adding a child', () => {
  it('given children already there, when one is added, then it has the next number', () => {
    const decided = decideChild({ person: 'p', children: 2 }, { case: 'c' });
    assert.deepEqual(decided, { ok: true, value: [{ type: 'ChildAdded', case: 'c', person: 'p', position: 3 }] });
  });

  it('given as many as a report holds, when one is added, then it is refused', () => {
    const decided = decideChild({ person: 'p', children: MOST_CHILDREN }, { case: 'c' });
    assert.deepEqual(decided, { ok: false, refusal: { code: 'TooManyChildren', most: MOST_CHILDREN } });
  });
});
