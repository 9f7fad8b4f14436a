import type { Gateway } from '../../platform/command/index.ts';
import { api, json, refuse, type Route } from '../../platform/web/index.ts';
import { CaseParams } from '../case/index.ts';
import { dutyTitle } from '../decision/index.ts';
import { nameOf } from '../report/index.ts';
import { childAlarms } from '../safeguarding/index.ts';
import { deathAlarms, dueOf } from './case-page.view.ts';
import { leftOf } from './left.view.ts';
import { readCase, timelineOf, type CasePage } from './case-page.store.ts';
import { CaseAnswer, CaseloadAnswer, CaseloadQuery, CaseQuery } from './caseload.schema.ts';
import { readCaseload } from './caseload.store.ts';
import type { Obligations } from './obligation.ts';
import type { CaseReading } from './progress.store.ts';
import { tasksOf } from './task.ts';
import { timelineItem } from './timeline.view.ts';

const timelineAnswer = (page: CasePage) => {
  const { shown, next } = timelineOf(page);
  const timeline = shown.map((entry) => {
    const { label, who, at, note, details } = timelineItem(page, entry);
    const what = { action: entry.action, what: label.text, about: details, note: note ?? null };
    return { entry: entry.entry, at: at.toISOString(), by: who, ...what };
  });
  return { timeline, next: next ?? null };
};

const deathAnswer = (page: CasePage, { person, on, source, family, agreedAt }: CasePage['deaths'][number]) => ({
  person,
  name: nameOf(page, person),
  on,
  source,
  family: family ?? null,
  agreedAt: agreedAt.toISOString(),
});

/** Who is on the case and asked about no more. */
const offAnswer = (page: CasePage) => ({
  deaths: page.deaths.map((death) => ({ ...deathAnswer(page, death), alarms: [...deathAlarms(page, death)] })),
  saidElsewhere: page.saidElsewhere,
  takenOff: page.takenOff.map(({ person, at, by, why }) => ({
    person,
    name: nameOf(page, person),
    at: at.toISOString(),
    by,
    why: why ?? null,
  })),
});

const caseAnswer = (page: CasePage, obligations: Obligations) => {
  const { file } = page;
  return {
    ...file,
    ...timelineAnswer(page),
    officer: file.officer ?? null,
    due: dueOf(page, obligations).map((due) => ({
      ...due,
      title: due.title ?? due.what,
      atOnce: due.atOnce === true,
      person: due.person ?? null,
      at: due.at?.toISOString() ?? null,
    })),
    left: leftOf(page).map(({ id, person, says }) => ({ id, title: dutyTitle(id), person: person ?? null, says })),
    tasks: tasksOf(page.progress).map(({ because, ...task }) => ({ ...task, because: because ?? null })),
    reports: page.reports.map(({ report, toldBy, toldAt, safe, reporter }) => ({
      report,
      toldBy,
      toldAt: toldAt.toISOString(),
      safe,
      reporter: reporter === null ? null : { person: reporter, name: nameOf(page, reporter) },
    })),
    crimes: page.crimes.map((crime) => ({
      ...crime,
      recordedAt: crime.recordedAt.toISOString(),
      cancellationRequests: page.cancellations
        .filter((one) => one.crime === crime.crime)
        .map(({ request, reason, at, by, state, why, answer, answeredAt }) => ({
          request,
          reason,
          at: at.toISOString(),
          by,
          state,
          why: why ?? null,
          answer: answer ?? null,
          answeredAt: answeredAt?.toISOString() ?? null,
        })),
    })),
    ...offAnswer(page),
    children: page.parties
      .filter((party) => party.isChild)
      .map(({ person }) => {
        const contact = page.contacts.get(person);
        return {
          person,
          name: nameOf(page, person),
          alarms: [...childAlarms(page, person)],
          deathAsked: page.progress.deathsAsked.includes(person),
          safeContact:
            contact === undefined
              ? null
              : { may: contact.way?.may ?? null, how: contact.way?.how ?? null, mustNot: contact.mustNot.join('; ') },
        };
      }),
  };
};

/** Reading cases as a program. */
export const caseloadApi = ({ consult }: Gateway, obligations: Obligations, reading: CaseReading): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases',
    action: 'read-caseload',
    summary: 'A page of cases, newest first; of what is overdue or of one step, the most urgent first',
    schema: { query: CaseloadQuery, response: { 200: CaseloadAnswer } },
    handle: async ({ actor, query }) => {
      const found = await consult(actor, readCaseload({ obligations, reading }), query);
      if (!found.ok) return refuse(found.refusal);
      const cases = found.value.rows.map(({ due, ...row }) => ({
        ...row,
        toldAt: row.toldAt.toISOString(),
        ...(typeof due === 'string'
          ? { due: null, dueIs: due }
          : { due: { ...due, at: due.at?.toISOString() ?? null }, dueIs: 'due' }),
      }));
      return json({ cases, next: found.value.next ?? null, left: found.value.clocks.left });
    },
  }),
  api({
    method: 'GET',
    url: '/api/cases/:case',
    action: 'read-case',
    summary: 'A case: its version, what is due, its crimes and children',
    schema: { params: CaseParams, query: CaseQuery, response: { 200: CaseAnswer } },
    handle: async ({ actor, params, query }) => {
      const found = await consult(actor, readCase(reading), { ...params, ...query });
      if (!found.ok) return refuse(found.refusal);
      return json(caseAnswer(found.value, obligations), { etag: String(found.value.file.version) });
    },
  }),
];
