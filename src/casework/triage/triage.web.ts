import type { Gateway } from '../../platform/command/index.ts';
import { page, redirect, refuse, render, unasked, type PageModel, type Route } from '../../platform/web/index.ts';
import { CaseParams } from '../case/index.ts';
import { stateAge, stateConductDay } from './age.store.ts';
import { answersPage, questionsPage } from './answers.view.ts';
import { stateEarlierReports } from './earlier.store.ts';
import { formPage } from './form-page.ts';
import { factOf, type Guidance } from './guidance.ts';
import { statePart } from './part.store.ts';
import { agePage, conductDayPage, earlierPage, partPage } from './known.view.ts';
import { nextQuestion } from './question.ts';
import {
  AgeBody,
  ConductDayBody,
  EarlierReportsBody,
  PartBody,
  PersonParams,
  toAge,
  toConductDay,
  toEarlierReports,
  toPart,
} from './triage.schema.ts';
import { lookAtTriage, readTriage, type TriagePage } from './triage-page.store.ts';
import { hrefOf, triagePage } from './triage.view.ts';
import { weighingPages } from './weighing.web.ts';

const readPage = (
  { consult }: Gateway,
  url: string,
  template: string,
  model: (triage: TriagePage) => PageModel,
): Route =>
  page({
    method: 'GET',
    url,
    action: 'read-triage',
    params: CaseParams,
    handle: async ({ actor, params }) => {
      const triage = await consult(actor, readTriage, params);
      return triage.ok ? render(template, model(triage.value)) : refuse(triage.refusal, `/cases/${params.case}/open`);
    },
  });

const toNext = ({ consult }: Gateway, guidance: Guidance): Route =>
  page({
    method: 'GET',
    url: '/cases/:case/triage/next',
    action: 'answer-fact',
    params: CaseParams,
    handle: async ({ actor, params }) => {
      const triage = await consult(actor, lookAtTriage('answer-fact'), params);
      if (!triage.ok) return refuse(triage.refusal, `/cases/${params.case}/open`);
      const next = nextQuestion(guidance, triage.value.facts);
      // Once nothing can change the advice any more nothing is asked: on to reading what was answered.
      return redirect(next === undefined ? `/cases/${params.case}/triage/answers` : hrefOf(params.case, next));
    },
  });

const ofCase = (gateway: Gateway, guidance: Guidance): readonly Route[] => [
  ...formPage(gateway, {
    url: '/cases/:case/conduct-day',
    action: 'state-conduct-day',
    place: CaseParams,
    body: ConductDayBody,
    kinds: { day: { date: 'The day' }, earliest: { date: 'The earliest day' }, latest: { date: 'The latest day' } },
    asked: (form) => {
      const known = form.fields['known'];
      return unasked(form, [
        ...(known === 'one-day' ? [] : ['day']),
        ...(known === 'between' ? [] : ['earliest', 'latest']),
      ]);
    },
    template: 'conduct-day.njk',
    model: conductDayPage,
    change: (actor, place, body, attempt) =>
      gateway.execute(actor, stateConductDay, toConductDay(place.case, body), attempt),
    faults: {
      ConductTooLongAgo: { field: 'known', text: 'That is longer ago than anybody lives. Check the year' },
      ConductInFuture: { field: 'known', text: 'It cannot have happened in the future. Check the day' },
      DaysReversed: { field: 'latest', at: 'latest-day', text: 'The last day cannot be before the first' },
      BornAfterConduct: {
        field: 'known',
        text: 'Somebody named in this case would not yet have been born on that day. Check the day, and the dates of birth',
      },
    },
  }),
  ...formPage(gateway, {
    url: '/cases/:case/earlier-reports',
    action: 'state-earlier-reports',
    place: CaseParams,
    body: EarlierReportsBody,
    kinds: { reports: 'number' },
    asked: (form) => (form.fields['known'] === 'known' ? form : unasked(form, ['reports'])),
    template: 'earlier-reports.njk',
    model: (triage) => earlierPage(triage, factOf(guidance, 'earlierReports', 'other')),
    change: (actor, place, body, attempt) =>
      gateway.execute(actor, stateEarlierReports, toEarlierReports(place.case, body), attempt),
    faults: {},
  }),
];

const ofPerson = (gateway: Gateway, guidance: Guidance): readonly Route[] => [
  ...formPage(gateway, {
    url: '/cases/:case/people/:person/part',
    action: 'state-part',
    place: PersonParams,
    body: PartBody,
    kinds: { parts: 'many' },
    asked: (form) => (form.fields['known'] === 'known' ? form : unasked(form, ['parts'])),
    template: 'part.njk',
    model: (triage, place) => partPage(guidance, triage, place),
    change: (actor, place, body, attempt) =>
      gateway.execute(actor, statePart, toPart({ case: place.case, person: place.person ?? '' }, body), attempt),
    faults: {},
  }),
  ...formPage(gateway, {
    url: '/cases/:case/people/:person/age',
    action: 'state-age',
    place: PersonParams,
    body: AgeBody,
    kinds: { age: 'number', lowest: 'number', highest: 'number' },
    asked: (form) => {
      const known = form.fields['known'];
      return unasked(form, [
        ...(known === 'age' ? [] : ['age']),
        ...(known === 'between' ? [] : ['lowest', 'highest']),
      ]);
    },
    template: 'age.njk',
    model: (triage, place) => agePage(guidance, triage, place),
    change: (actor, place, body, attempt) =>
      gateway.execute(actor, stateAge, toAge({ case: place.case, person: place.person ?? '' }, body), attempt),
    faults: {
      AgeAboveBirth: {
        field: 'known',
        text: 'By the date of birth on record nobody can have been this old on the day. Check the age; if it is right, put the date of birth right first',
      },
      AgeDerived: {
        field: 'known',
        text: 'This age is worked out from the date of birth. If it is wrong, put the date of birth or the day right',
      },
    },
  }),
];

/** Triage: what is known, what is asked next, when it happened, and each person's part and age. */
export const triagePages = (gateway: Gateway, guidance: Guidance): readonly Route[] => [
  readPage(gateway, '/cases/:case/triage', 'triage.njk', (triage) => triagePage(guidance, triage)),
  readPage(gateway, '/cases/:case/triage/answers', 'answers.njk', (triage) => answersPage(guidance, triage)),
  readPage(gateway, '/cases/:case/triage/questions', 'questions.njk', (triage) => questionsPage(guidance, triage)),
  toNext(gateway, guidance),
  ...ofCase(gateway, guidance),
  ...ofPerson(gateway, guidance),
  ...weighingPages(gateway, guidance),
];
