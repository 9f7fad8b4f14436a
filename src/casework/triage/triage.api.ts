import { z } from 'zod';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import { displayName, REASONS, type PersonDetails } from '../../platform/person/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import { CaseParams } from '../case/index.ts';
import { addChild, nameOf } from '../report/index.ts';
import { stateAge, stateConductDay } from './age.store.ts';
import { alikeOf } from './alike.ts';
import { AnswerFactBody, toAnswer } from './answer.schema.ts';
import { answerFact, answerSeveral } from './answer.store.ts';
import { factsDigest } from './case-facts.ts';
import { stateEarlierReports } from './earlier.store.ts';
import type { Guidance } from './guidance.ts';
import { judgeMatch } from './match.store.ts';
import { namePerson } from './name.store.ts';
import { lookAtNaming } from './naming.store.ts';
import { statePart } from './part.store.ts';
import { addPerson } from './people.store.ts';
import { openAnswer } from './open-answer.ts';
import { openQuestions } from './question.ts';
import { AnswerSeveralBody, toSeveral } from './several.schema.ts';
import { RISKS, searchForPerson, type OfferPage } from './search.store.ts';
import { readTriage, type TriagePage } from './triage-page.store.ts';
import {
  AddPersonBody,
  AgeBody,
  ConductDayBody,
  EarlierReportsBody,
  MatchBody,
  NameBody,
  PartBody,
  PersonParams,
  SearchBody,
  toAge,
  toConductDay,
  toEarlierReports,
  toPart,
} from './triage.schema.ts';
import { weighingApi } from './weighing.api.ts';
import { OffersAnswer, PersonRead, TriageAnswer } from './triage-answer.schema.ts';

interface Sent {
  readonly params: { readonly case: string };
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: string | undefined;
}

const attemptOf = ({ params, body, idempotencyKey, ifMatch }: Sent) => ({
  ...keyed(idempotencyKey, { params, body }),
  seen: seenVersion(params.case, ifMatch),
});

const triageAnswer = (guidance: Guidance, triage: TriagePage) => {
  const { facts } = triage;
  const open = openQuestions(guidance, facts).map((question) => openAnswer(triage.file.case, question));
  return {
    people: facts.people.map((person) => ({
      ...person,
      name: nameOf(triage, person.person),
      agesExclude: person.agesExclude ?? false,
      parts: person.parts ?? null,
      identified: person.identified ?? null,
    })),
    factors: facts.factors,
    earlierReports: facts.earlierReports,
    conductDay: triage.conduct.day ?? null,
    daysLeft: triage.daysLeft,
    stated: facts.stated.map(
      ({ onConference = false, inPlaceOf, against = inPlaceOf?.state ?? null, takenBack = null, ...statement }) => ({
        ...statement,
        ...{ onConference, against, takenBack },
        at: statement.at.toISOString(),
      }),
    ),
    open,
    next: open[0] ?? null,
    alike: alikeOf(facts),
    weighed: facts.weighed.map((weighed) => ({ ...weighed, at: weighed.at.toISOString() })),
    digest: factsDigest(facts),
  };
};

const offersAnswer = ({ found, risks }: OfferPage) => ({
  offers: found.offers.map(({ person, reasons }) => ({
    person: person.person,
    risks: RISKS.filter((risk) => risks.get(person.person)?.includes(risk)),
    name: displayName(person),
    birthDate: person.details.birthDate ?? null,
    school: person.details.school ?? null,
    reasons: reasons.map((reason) => REASONS[reason]),
  })),
  tooMany: found.tooMany,
});

const PersonGiven = { 201: z.object({ case: z.uuid(), person: z.uuid() }) };
const StatementGiven = { 201: z.object({ case: z.uuid(), statement: z.uuid() }) };

const people = ({ execute, consult }: Gateway): readonly Route[] => [
  api({
    method: 'POST',
    url: '/api/cases/:case/people',
    action: 'add-person',
    summary: 'Add a child, an adult, or somebody of whom nobody knows who they are',
    schema: { params: CaseParams, body: AddPersonBody, response: PersonGiven },
    handle: async ({ actor, ...sent }) => {
      const { kind } = sent.body;
      const attempt = attemptOf(sent);
      const done =
        // A child comes by the report's own command, since a safety floor follows from it.
        kind === 'child'
          ? await execute(actor, addChild, sent.params, attempt)
          : await execute(actor, addPerson, { ...sent.params, kind }, attempt);
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/people/:person/search',
    action: 'search-people',
    summary: 'Look whether somebody is already known; everybody looked at is logged',
    schema: { params: PersonParams, body: SearchBody, response: { 200: OffersAnswer } },
    handle: async ({ actor, params, body }) => {
      const found = await consult(actor, searchForPerson, { ...params, sought: body });
      return found.ok ? json(offersAnswer(found.value)) : refuse(found.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/people/:person/matches',
    action: 'judge-match',
    summary: 'Record that people are, or are not, the same person: a link, never a merger',
    schema: { params: PersonParams, body: MatchBody, response: PersonGiven },
    handle: async ({ actor, ...sent }) => {
      const done = await execute(actor, judgeMatch, { ...sent.params, ...sent.body }, attemptOf(sent));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];

const named = ({ execute, consult }: Gateway): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases/:case/people/:person/name',
    action: 'name-person',
    operation: 'read-person',
    summary: 'What is recorded of somebody of a case, and its version: what putting it right begins with',
    schema: { params: PersonParams, response: { 200: PersonRead } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, lookAtNaming('name-person'), params);
      if (!found.ok) return refuse(found.refusal);
      const { file, person, linked, unlinked, died, otherwise } = found.value;
      const body = {
        ...{ person: person.person, identified: person.state === 'named', basis: person.version },
        ...{ name: displayName(person), details: person.details },
        died,
        linked: linked.map((one) => ({
          ...{ person: one.person, name: displayName(one) },
          otherwise: [...(otherwise.get(one.person) ?? [])],
        })),
        unlinked: unlinked.map((one) => ({
          ...{ person: one.person.person, name: displayName(one.person) },
          ...{ at: one.at.toISOString(), by: one.by, why: one.why ?? null },
        })),
      };
      return json(body, { etag: String(file.version) });
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/people/:person/name',
    action: 'name-person',
    summary: 'Name somebody, after a search, or put right what is recorded of them',
    schema: { params: PersonParams, body: NameBody, response: PersonGiven },
    handle: async ({ actor, ...sent }) => {
      const { basis, ...details }: { basis: number } & PersonDetails = sent.body;
      const done = await execute(actor, namePerson, { ...sent.params, basis, details }, attemptOf(sent));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];

const known = ({ execute }: Gateway): readonly Route[] => [
  api({
    method: 'POST',
    url: '/api/cases/:case/people/:person/part',
    action: 'state-part',
    summary: 'State what part somebody had, or that it is not known',
    schema: { params: PersonParams, body: PartBody, response: StatementGiven },
    handle: async ({ actor, ...sent }) => {
      const done = await execute(actor, statePart, toPart(sent.params, sent.body), attemptOf(sent));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/people/:person/age',
    action: 'state-age',
    summary: 'State an age on the day of the conduct: a number, a range, or not known',
    schema: { params: PersonParams, body: AgeBody, response: StatementGiven },
    handle: async ({ actor, ...sent }) => {
      const done = await execute(actor, stateAge, toAge(sent.params, sent.body), attemptOf(sent));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/conduct-day',
    action: 'state-conduct-day',
    summary: 'State when it happened: a day, days between, or not known',
    schema: { params: CaseParams, body: ConductDayBody, response: StatementGiven },
    handle: async ({ actor, ...sent }) => {
      const done = await execute(actor, stateConductDay, toConductDay(sent.params.case, sent.body), attemptOf(sent));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/earlier-reports',
    action: 'state-earlier-reports',
    summary: 'State how many earlier reports the records hold',
    schema: { params: CaseParams, body: EarlierReportsBody, response: StatementGiven },
    handle: async ({ actor, ...sent }) => {
      const input = toEarlierReports(sent.params.case, sent.body);
      const done = await execute(actor, stateEarlierReports, input, attemptOf(sent));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
];

/** The same commands as the pages, by the same schemas. */
export const triageApi = (gateway: Gateway, guidance: Guidance): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases/:case/triage',
    action: 'read-triage',
    summary: 'What is known of a case and from whom, and what is asked next',
    schema: { params: CaseParams, response: { 200: TriageAnswer } },
    handle: async ({ actor, params }) => {
      const triage = await gateway.consult(actor, readTriage, params);
      if (!triage.ok) return refuse(triage.refusal);
      return json(triageAnswer(guidance, triage.value), { etag: String(triage.value.file.version) });
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/answers',
    action: 'answer-fact',
    summary: 'Answer a question of the guidance: of the case, of a person, or by or towards a person',
    schema: {
      params: CaseParams,
      body: AnswerFactBody,
      response: { 201: z.object({ case: z.uuid(), answer: z.uuid() }) },
    },
    handle: async ({ actor, ...sent }) => {
      const { fact, direction, person, ...answer } = sent.body;
      const input = toAnswer({ ...sent.params, fact, direction, person }, answer);
      const done = await gateway.execute(actor, answerFact(guidance), input, attemptOf(sent));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/cases/:case/answer-sets',
    action: 'answer-several',
    summary: 'Answer several questions from one source, all or none; each answer is kept on its own',
    schema: { params: CaseParams, body: AnswerSeveralBody, response: { 201: z.object({ case: z.uuid() }) } },
    handle: async ({ actor, ...sent }) => {
      const input = toSeveral(sent.params.case, sent.body);
      const done = await gateway.execute(actor, answerSeveral(guidance), input, attemptOf(sent));
      return done.ok ? json(done.value, { status: 201 }) : refuse(done.refusal);
    },
  }),
  ...people(gateway),
  ...named(gateway),
  ...known(gateway),
  ...weighingApi(gateway, guidance),
];
