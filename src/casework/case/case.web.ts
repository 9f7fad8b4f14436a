import type { Gateway } from '../../platform/command/index.ts';
import {
  freshForm,
  page,
  readForm,
  redirect,
  refuse,
  render,
  type Form,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import { CaseParams, OpenCaseBody } from './case.schema.ts';
import { breakGlass, openCase } from './opening.store.ts';
import { OPENING_REASONS, type OpeningReason } from './opening.ts';

const reasonWords: Readonly<Record<OpeningReason, string>> = {
  'duty-cover': 'I cover for the officer in the case',
  'new-information': 'New information came to me',
  safeguarding: 'A child’s safety needs it',
  supervision: 'I supervise or review the work',
  audit: 'I audit records',
  'records-work': 'I work on retention, erasure or subject access',
};

const reasons = OPENING_REASONS.map((value) => ({ value, text: reasonWords[value] }));

const title = 'Why do you open this case?';

const show = (id: string, form: Form): Reply =>
  render('open-case.njk', { title, form, reasons, case: id, back: { href: '/cases' } });

/** Asks a reason of who is not assigned, and keeps it. */
export const casePages = ({ execute, admit }: Gateway): readonly Route[] => [
  page({
    method: 'GET',
    url: '/cases/:case/open',
    action: 'open-case',
    params: CaseParams,
    handle: async ({ actor, params }) => {
      const may = await admit(actor, 'open-case', [params.case]);
      return may.ok ? show(params.case, freshForm()) : refuse(may.refusal, '/cases');
    },
  }),
  page({
    method: 'POST',
    url: '/cases/:case/open',
    action: 'open-case',
    params: CaseParams,
    handle: async ({ actor, params, form }) => {
      const read = readForm(OpenCaseBody, form);
      if (!read.ok) return show(params.case, read.form);
      const done = await execute(actor, openCase, { ...params, ...read.value, emergency: false });
      return done.ok ? redirect(`/cases/${params.case}`) : refuse(done.refusal, '/cases');
    },
  }),
  page({
    method: 'POST',
    url: '/cases/:case/break-glass',
    action: 'break-glass',
    params: CaseParams,
    handle: async ({ actor, params, form }) => {
      const read = readForm(OpenCaseBody, form);
      if (!read.ok) return refuse({ code: 'ReasonNeeded' }, '/');
      const done = await execute(actor, breakGlass, { ...params, ...read.value, emergency: true });
      return done.ok ? redirect(`/cases/${params.case}`) : refuse(done.refusal, '/');
    },
  }),
];
