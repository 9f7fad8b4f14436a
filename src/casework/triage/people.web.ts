import type { Actor } from '../../platform/access/index.ts';
import { seenVersion, type Attempt, type Gateway } from '../../platform/command/index.ts';
import type { PersonDetails } from '../../platform/person/index.ts';
import {
  faultyForm,
  type FieldFault,
  type Form,
  type FormBody,
  freshForm,
  keyed,
  page,
  readForm,
  redirect,
  refuse,
  render,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import { changedForm, CaseParams } from '../case/index.ts';
import { addChild } from '../report/index.ts';
import { joinSearchRoutes } from './join-search.web.ts';
import { judgeMatch } from './match.store.ts';
import { namePerson } from './name.store.ts';
import { lookAtNaming } from './naming.store.ts';
import { addPerson } from './people.store.ts';
import { namePage, offersPage, searchPage } from './people.view.ts';
import { searchForPerson } from './search.store.ts';
import { takeBackRoutes } from './take-back.web.ts';
import { lookAtTriage } from './triage-page.store.ts';
import { AddPersonBody, NameBody, PersonParams, SearchBody } from './triage.schema.ts';

interface At {
  readonly case: string;
  readonly person: string;
}

const showSearch = async ({ consult }: Gateway, actor: Actor, at: At, form?: Form): Promise<Reply> => {
  const naming = await consult(actor, lookAtNaming('search-people'), at);
  return naming.ok
    ? render('search.njk', searchPage(naming.value, form, freshForm))
    : refuse(naming.refusal, `/cases/${at.case}/triage`);
};

const BORN_IN_FUTURE: FieldFault = {
  field: 'birthDate',
  at: 'birthDate-day',
  text: 'A date of birth cannot be in the future',
};
const SEARCH_FAULTS: Readonly<Partial<Record<string, FieldFault>>> = {
  NothingToSearchFor: {
    field: 'givenNames',
    text: 'Enter a name or a whole date of birth: the rest alone fits too many',
  },
  BornInFuture: BORN_IN_FUTURE,
};

const SOUGHT_KINDS = { birthDate: { date: 'The date of birth' }, birthYear: 'number' } as const;

const search = (gateway: Gateway): readonly Route[] => {
  const shape = { url: '/cases/:case/people/:person/search', action: 'search-people', params: PersonParams } as const;
  return [
    page({ method: 'GET', ...shape, handle: ({ actor, params }) => showSearch(gateway, actor, params) }),
    page({
      method: 'POST',
      ...shape,
      handle: async ({ actor, params, form }) => {
        const read = readForm(SearchBody, form, SOUGHT_KINDS);
        if (!read.ok) return showSearch(gateway, actor, params, read.form);
        const found = await gateway.consult(actor, searchForPerson, { ...params, sought: read.value });
        if (found.ok) return render('offers.njk', offersPage(found.value, params.person, read.value, freshForm()));
        const fault = SEARCH_FAULTS[found.refusal.code];
        if (fault === undefined) return refuse(found.refusal, `/cases/${params.case}/triage`);
        return showSearch(gateway, actor, params, faultyForm(form, [fault]));
      },
    }),
  ];
};

const showName = async (
  { consult }: Gateway,
  actor: Actor,
  at: At,
  form?: Form,
  sought: Readonly<Record<string, string>> = {},
): Promise<Reply> => {
  const naming = await consult(actor, lookAtNaming('name-person'), at);
  return naming.ok
    ? render('name.njk', namePage(naming.value, form, freshForm, sought))
    : refuse(naming.refusal, `/cases/${at.case}/triage`);
};

const MATCH = /^match-([0-9a-f-]{36})$/;
const SOUGHT = ['givenNames', 'familyName', 'school', 'birthDate-day', 'birthDate-month', 'birthDate-year'];

const judgedAs = ({ fields }: FormBody, judged: string): readonly string[] =>
  Object.entries(fields).flatMap(([name, value]) => {
    const [, person] = MATCH.exec(name) ?? [];
    return person !== undefined && value === judged ? [person] : [];
  });

const soughtIn = ({ fields }: FormBody): Readonly<Record<string, string>> =>
  Object.fromEntries(SOUGHT.flatMap((name) => (typeof fields[name] === 'string' ? [[name, fields[name]]] : [])));

/** Who is offered now, with what was judged of them until the case changed: nothing of it was saved. */
const offeredAnew = async (gateway: Gateway, actor: Actor, at: At, form: FormBody): Promise<Reply> => {
  const kept = Object.entries(form.fields).filter(([name]) => !MATCH.test(name));
  const read = readForm(SearchBody, { ...form, fields: Object.fromEntries(kept) }, SOUGHT_KINDS);
  const back = `/cases/${at.case}/people/${at.person}/search`;
  if (!read.ok) return refuse({ code: 'CaseChanged' }, back);
  const found = await gateway.consult(actor, searchForPerson, { ...at, sought: read.value });
  return found.ok
    ? render('offers.njk', offersPage(found.value, at.person, read.value, changedForm(form)))
    : refuse(found.refusal, back);
};

/** Keeps what was judged of those offered, then goes on to the name with what was sought already in it. */
const matches = (gateway: Gateway): Route =>
  page({
    method: 'POST',
    url: '/cases/:case/people/:person/matches',
    action: 'judge-match',
    params: PersonParams,
    handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
      // The first of the two judgements raises the version: only it can be held against the one that was seen.
      let attempt: Attempt = { seen: seenVersion(params.case, ifMatch) };
      for (const judged of ['same-person', 'not-the-same'] as const) {
        const others = judgedAs(form, judged);
        if (others.length === 0) continue;
        const body = { params, judged, others };
        const idempotency = idempotencyKey === undefined ? undefined : { key: `${idempotencyKey}.${judged}`, body };
        const done = await gateway.execute(
          actor,
          judgeMatch,
          { ...params, judged, others },
          { ...attempt, idempotency },
        );
        if (!done.ok)
          return done.refusal.code === 'CaseChanged'
            ? offeredAnew(gateway, actor, params, form)
            : refuse(done.refusal, `/cases/${params.case}/people/${params.person}/search`);
        attempt = {};
      }
      return showName(gateway, actor, params, undefined, soughtIn(form));
    },
  });

const NAME_FAULTS: Readonly<Partial<Record<string, FieldFault>>> = {
  NameMissing: { field: 'givenNames', text: 'Enter a given name or a family name' },
  BornInFuture: BORN_IN_FUTURE,
  BornAfterConduct: {
    field: 'birthDate',
    at: 'birthDate-day',
    text: 'This is after the day on which it happened. Check both days',
  },
};

const naming = (gateway: Gateway): readonly Route[] => {
  const shape = { url: '/cases/:case/people/:person/name', action: 'name-person', params: PersonParams } as const;
  return [
    page({ method: 'GET', ...shape, handle: ({ actor, params }) => showName(gateway, actor, params) }),
    page({
      method: 'POST',
      ...shape,
      handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
        const read = readForm(NameBody, form, { birthDate: { date: 'The date of birth' }, basis: 'number' });
        if (!read.ok) return showName(gateway, actor, params, read.form);
        const { basis, ...details }: { basis: number } & PersonDetails = read.value;
        const { idempotency } = keyed(idempotencyKey, { params, body: read.value });
        const attempt = { idempotency, seen: seenVersion(params.case, ifMatch) };
        const done = await gateway.execute(actor, namePerson, { ...params, basis, details }, attempt);
        if (done.ok) return redirect(`/cases/${params.case}/triage`);
        if (done.refusal.code === 'CaseChanged' || done.refusal.code === 'DetailsChanged')
          return showName(gateway, actor, params, changedForm(form));
        const fault = NAME_FAULTS[done.refusal.code];
        return fault === undefined
          ? refuse(done.refusal, `/cases/${params.case}/people/${params.person}/search`)
          : showName(gateway, actor, params, faultyForm(form, [fault]));
      },
    }),
  ];
};

const adding = ({ execute, consult }: Gateway): readonly Route[] => {
  const shape = { url: '/cases/:case/people/new', action: 'add-person', params: CaseParams } as const;
  const show = async (actor: Actor, id: string, form: Form): Promise<Reply> => {
    const triage = await consult(actor, lookAtTriage('add-person'), { case: id });
    if (!triage.ok) return refuse(triage.refusal, `/cases/${id}/open`);
    const { reference, version } = triage.value.file;
    const back = { href: `/cases/${id}/triage`, text: 'Back to triage' };
    return render('add-person.njk', { title: 'Who is to be added?', reference, version, form, back });
  };
  return [
    page({ method: 'GET', ...shape, handle: ({ actor, params }) => show(actor, params.case, freshForm()) }),
    page({
      method: 'POST',
      ...shape,
      handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
        const read = readForm(AddPersonBody, form);
        if (!read.ok) return show(actor, params.case, read.form);
        const { kind } = read.value;
        const body = { params, kind };
        const { idempotency } = keyed(idempotencyKey, body);
        const attempt = { idempotency, seen: seenVersion(params.case, ifMatch) };
        const done =
          kind === 'child'
            ? await execute(actor, addChild, params, attempt)
            : await execute(actor, addPerson, { ...params, kind }, attempt);
        if (!done.ok)
          return done.refusal.code === 'CaseChanged'
            ? show(actor, params.case, changedForm(form))
            : refuse(done.refusal, `/cases/${params.case}/triage`);
        const of = done.value['person'] ?? '';
        // A child's safety comes before anything else about them.
        return redirect(
          kind === 'child' ? `/cases/${params.case}/children/${of}/floor` : `/cases/${params.case}/triage`,
        );
      },
    }),
  ];
};

/** The people of a case: who is added, searched for, judged the same or not, and named. */
export const peoplePages = (gateway: Gateway): readonly Route[] => [
  ...adding(gateway),
  ...search(gateway),
  matches(gateway),
  ...naming(gateway),
  ...joinSearchRoutes(gateway),
  ...takeBackRoutes(gateway),
];
