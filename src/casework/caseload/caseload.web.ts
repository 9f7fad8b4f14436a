import { showing, type Gateway } from '../../platform/command/index.ts';
import { page, redirect, refuse, render, type Route } from '../../platform/web/index.ts';
import { CaseParams } from '../case/index.ts';
import { casePage } from './case-page.view.ts';
import { readCase } from './case-page.store.ts';
import { CaseloadQuery, CaseQuery } from './caseload.schema.ts';
import { readCaseload } from './caseload.store.ts';
import { caseloadPage } from './caseload.view.ts';
import type { Obligation, Obligations, Within } from './obligation.ts';
import type { CaseReading } from './progress.store.ts';

const REPORTERS = ['officer', 'supervisor'];

/** Where somebody is led who could read the case, but has to say why first. */
const ASK_FIRST: Readonly<Partial<Record<string, string>>> = { ReasonNeeded: 'open', EmergencyOnly: 'break-glass' };

/** How long there is to record the crime, as the procedure says. */
const crimeWithin = (obligations: readonly Obligation[]): Within =>
  obligations.find(({ id }) => id === 'record-crime')?.within ?? 'now';

/** The lists and pages of cases. Who opens a case without being assigned is asked why first. */
export const caseloadPages = (
  { consult }: Gateway,
  obligations: Obligations,
  reading: CaseReading,
): readonly Route[] => [
  page({
    method: 'GET',
    url: '/cases',
    action: 'read-caseload',
    query: CaseloadQuery,
    handle: async ({ actor, query }) => {
      const found = await consult(actor, readCaseload({ obligations, reading }, true), query);
      if (!found.ok) return refuse(found.refusal, '/');
      const mayReport = actor.roles.some((role) => REPORTERS.includes(role));
      const { inForce, timescales } = found.value.clocks;
      const within = crimeWithin(obligations(inForce, timescales));
      return render('caseload.njk', caseloadPage(found.value, query, mayReport, within));
    },
  }),
  page({
    method: 'GET',
    url: '/cases/:case',
    action: 'read-case',
    params: CaseParams,
    query: CaseQuery,
    handle: async ({ actor, params, query, draw }) => {
      const look = showing(readCase(reading), (read) => draw(render('case-page.njk', casePage(read, obligations))));
      const found = await consult(actor, look, { ...params, ...query });
      if (found.ok) return found.value.made();
      if (found.refusal.code === 'CaseJoined') return redirect(`/cases/${found.refusal.joinedInto}`);
      const way = ASK_FIRST[found.refusal.code];
      // Led on, not turned away: who needs a case at night should not have to know where reasons are given.
      return way === undefined ? refuse(found.refusal, '/cases') : redirect(`/cases/${params.case}/${way}`);
    },
  }),
];
