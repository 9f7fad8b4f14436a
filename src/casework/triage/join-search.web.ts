import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import {
  api,
  faultyForm,
  freshForm,
  json,
  page,
  readForm,
  refuse,
  render,
  type Form,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import { CaseParams } from '../case/index.ts';
import { readJoinNear } from './join-near.store.ts';
import { searchForCase } from './join-search.store.ts';
import {
  joinNearRead,
  JoinNearRead,
  joinOffers,
  JoinOffersRead,
  joinOffersRead,
  joinSearchForm,
} from './join-search.view.ts';
import { SearchBody } from './triage.schema.ts';

const FAULTS = {
  NothingToSearchFor: {
    field: 'givenNames',
    text: 'Enter a name or a whole date of birth: the rest alone fits too many',
  },
  BornInFuture: { field: 'birthDate', at: 'birthDate-day', text: 'A date of birth cannot be in the future' },
} as const;

/** Which case a report joins, found by a child who is in it; by its reference alone only whoever knows it could find it. */
export const joinSearchRoutes = ({ consult }: Gateway): readonly Route[] => {
  const shape = { url: '/cases/:case/join/search', action: 'join-report', params: CaseParams } as const;
  const ask = async (actor: Actor, id: string, form: Form): Promise<Reply> => {
    const seen = await consult(actor, readJoinNear, { case: id });
    return seen.ok ? render('join-search.njk', joinSearchForm(seen.value, form)) : refuse(seen.refusal, `/cases/${id}`);
  };
  return [
    page({ method: 'GET', ...shape, handle: ({ actor, params }) => ask(actor, params.case, freshForm()) }),
    page({
      method: 'POST',
      ...shape,
      handle: async ({ actor, params, form }) => {
        const read = readForm(SearchBody, form, { birthDate: { date: 'The date of birth' }, birthYear: 'number' });
        if (!read.ok) return ask(actor, params.case, read.form);
        const found = await consult(actor, searchForCase, { ...params, sought: read.value });
        if (found.ok) return render('join-offers.njk', joinOffers(found.value, read.value));
        const { refusal } = found;
        return refusal.code === 'NothingToSearchFor' || refusal.code === 'BornInFuture'
          ? ask(actor, params.case, faultyForm(form, [FAULTS[refusal.code]]))
          : refuse(refusal, `/cases/${params.case}`);
      },
    }),
    api({
      method: 'GET',
      url: '/api/cases/:case/join/search',
      action: 'join-report',
      operation: 'read-near-cases',
      summary: 'The cases that were reported in the days around a report, nearest first: for where no child is named',
      schema: { params: CaseParams, response: { 200: JoinNearRead } },
      handle: async ({ actor, params }) => {
        const found = await consult(actor, readJoinNear, params);
        return found.ok ? json(joinNearRead(found.value)) : refuse(found.refusal);
      },
    }),
    api({
      method: 'POST',
      url: '/api/cases/:case/join/search',
      action: 'join-report',
      operation: 'search-joining',
      summary: 'Look which case a report may join, by a child who is in it; everybody looked at is logged',
      schema: { params: CaseParams, body: SearchBody, response: { 200: JoinOffersRead } },
      handle: async ({ actor, params, body }) => {
        const found = await consult(actor, searchForCase, { ...params, sought: body });
        return found.ok ? json(joinOffersRead(found.value)) : refuse(found.refusal);
      },
    }),
  ];
};
