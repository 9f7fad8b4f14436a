import type { Gateway } from '../../platform/command/index.ts';
import { faultyForm, page, paper, readForm, refuse, render, type Route } from '../../platform/web/index.ts';
import { giveSample } from './give.store.ts';
import { sampleText } from './give.ts';
import { readSamples } from './given.store.ts';
import { samplesPage } from './given.view.ts';
import { GiveSample, MONTHS, PageQuery } from './split.schema.ts';
import { samplePage } from './split.view.ts';
import { MONTH_FIELDS } from './split.web.ts';

const HERE = '/releases/sample';
const GIVEN = '/releases/samples';
const BACK = '/releases';

/** Own decisions for another force, beside the tables that leave. */
export const givePages = ({ consult, admit }: Gateway): readonly Route[] => [
  page({
    method: 'GET',
    url: HERE,
    action: 'give-split-sample',
    handle: async ({ actor }) => {
      const leave = await admit(actor, 'give-split-sample', []);
      return leave.ok ? render('sample.njk', samplePage()) : refuse(leave.refusal, BACK);
    },
  }),
  page({
    method: 'GET',
    url: GIVEN,
    action: 'read-split-samples',
    query: PageQuery,
    handle: async ({ actor, query: { page: number } }) => {
      const found = await consult(actor, readSamples, { page: number });
      return found.ok ? render('samples.njk', samplesPage(found.value, number, GIVEN)) : refuse(found.refusal, BACK);
    },
  }),
  page({
    method: 'POST',
    url: HERE,
    action: 'give-split-sample',
    handle: async ({ actor, form }) => {
      const leave = await admit(actor, 'give-split-sample', []);
      if (!leave.ok) return refuse(leave.refusal, BACK);
      const read = readForm(GiveSample, form, MONTHS);
      if (!read.ok) return render('sample.njk', samplePage(read.form));
      const given = await consult(actor, giveSample, read.value);
      if (given.ok) {
        const { from, to, outcome } = read.value;
        return paper('text/plain', sampleText(given.value), `sample-${outcome}-${from}-${to}.jsonl`);
      }
      const beside = MONTH_FIELDS[given.refusal.code];
      return beside === undefined
        ? refuse(given.refusal, HERE)
        : render('sample.njk', samplePage(faultyForm(form, [beside])));
    },
  }),
];
