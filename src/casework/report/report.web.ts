import type { Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
  type Form,
  freshForm,
  keyed,
  openPage,
  page,
  readForm,
  redirect,
  refuse,
  render,
  type Reply,
  type Route,
  unasked,
} from '../../platform/web/index.ts';
import { readJustSaved, type JustSaved } from './just-saved.store.ts';
import { RecordReportBody, toReport } from './report.schema.ts';
import { recordReport } from './report.store.ts';
import { reportChoices } from './report.view.ts';

const KINDS = { toldAt: 'moment', children: 'number' } as const;

const WRONG_TIMES: Readonly<Record<string, string>> = {
  ToldInFuture: 'This time is still to come. Enter when the report reached the police',
  ToldTooLongAgo: 'Reports are from 2016 on. Check the year in which this one reached the police',
};

const show = (form: Form, justSaved?: JustSaved): Reply =>
  render('report.njk', { title: 'Report', form, choices: reportChoices, justSaved, back: { href: '/cases' } });

/** Saves a report, on one page. */
export const reportPages = ({ execute, consult }: Gateway): readonly Route[] => [
  page({
    method: 'GET',
    url: '/reports/new',
    action: 'record-report',
    unlimited: true,
    handle: async ({ actor }) => {
      const saved = await consult(actor, readJustSaved, undefined);
      return saved.ok ? show(freshForm(), saved.value) : refuse(saved.refusal, '/');
    },
  }),
  page({
    method: 'POST',
    url: '/reports/new',
    action: 'record-report',
    unlimited: true,
    handle: async ({ actor, form, idempotencyKey }) => {
      const asked = form.fields['when'] === 'earlier' ? form : unasked(form, ['toldAt']);
      const read = readForm(RecordReportBody, asked, KINDS);
      if (!read.ok) return show(read.form);
      const { idempotency } = keyed(idempotencyKey, read.value);
      const done = await execute(actor, recordReport, toReport(read.value), { idempotency });
      // To the safety floor, before anything else about a child is asked (design, section 3).
      if (done.ok) return redirect(`/cases/${done.value['case'] ?? ''}/floor`);
      const text = WRONG_TIMES[done.refusal.code];
      if (text === undefined) return refuse(done.refusal, '/reports/new');
      return show(faultyForm(form, [{ field: 'toldAt', at: 'toldAt-day', text }]));
    },
  }),
  openPage({
    method: 'GET',
    url: '/outage-sheet',
    action: 'read-outage-sheet',
    anonymous: true,
    keepable: true,
    handle: () => Promise.resolve(render('outage-sheet.njk', { title: 'Outage sheet', choices: reportChoices })),
  }),
];
