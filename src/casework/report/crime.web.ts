import type { Actor } from '../../platform/access/index.ts';
import { seenVersion, type Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
  type Form,
  freshForm,
  keyed,
  page,
  readForm,
  redirect,
  refuse,
  render,
  type Reply,
  type Route,
  unasked,
} from '../../platform/web/index.ts';
import { CaseParams } from '../case/index.ts';
import { OFFENCES, offenceWords, type Offence } from './crime.ts';
import { readCrimeForm, recordCrime, type CrimeForm } from './crime.store.ts';
import { NOT_SAID, RecordCrimeBody, toCrime } from './crime.schema.ts';
import { nameOf } from './floor.view.ts';

/** As the code is written in a form and by a program. */
const shortForm = (offence: Offence): string => offence.replace(/^0(\d{2})\/0?/, '$1/');

const KINDS = { recordedAt: 'moment' } as const;

/** None is chosen beforehand: against whom it is, is said or left open. */
const againstItems = ({ children, people }: CrimeForm) => [
  ...children.map(({ person }) => ({ value: person, text: nameOf({ people }, person) })),
  ...(children.length === 0 ? [] : [{ divider: 'or' }]),
  { value: NOT_SAID, text: 'Not known yet, or more than one child' },
];

const show = async (consult: Gateway['consult'], actor: Actor, id: string, form: Form): Promise<Reply> => {
  const found = await consult(actor, readCrimeForm, { case: id });
  if (!found.ok) return refuse(found.refusal, `/cases/${id}`);
  return render('crime.njk', {
    title: 'Record the crime',
    form,
    systemOfRecord: found.value.systemOfRecord,
    children: againstItems(found.value),
    offences: OFFENCES.map((offence) => ({ value: shortForm(offence), text: offenceWords[offence] })),
    action: `/cases/${id}/crimes/new`,
    back: { href: `/cases/${id}` },
  });
};

/** Where each refusal belongs on the form. */
const FIELD: Readonly<Partial<Record<string, { readonly field: string; readonly at: string; readonly text: string }>>> =
  {
    NotAChildOfThisCase: {
      field: 'against',
      at: 'against',
      text: 'This child is not on the case any more. Choose another, or that it is not known yet',
    },
    CrimeReferenceTaken: { field: 'reference', at: 'reference', text: 'Another crime has this reference. Check it' },
    CrimeRecordedInFuture: {
      field: 'recordedAt',
      at: 'recordedAt-day',
      text: 'This time is still to come. Enter when the crime was recorded',
    },
    CrimeRecordedBeforeReport: {
      field: 'recordedAt',
      at: 'recordedAt-day',
      text: 'This is before the report reached the police. Check both times',
    },
  };

/** Records the crime, or the reference it has in the system that is the record. */
export const crimePages = ({ execute, consult }: Gateway): readonly Route[] => [
  page({
    method: 'GET',
    url: '/cases/:case/crimes/new',
    action: 'record-crime',
    params: CaseParams,
    handle: ({ actor, params }) => show(consult, actor, params.case, freshForm()),
  }),
  page({
    method: 'POST',
    url: '/cases/:case/crimes/new',
    action: 'record-crime',
    params: CaseParams,
    handle: async ({ actor, params, form, idempotencyKey, ifMatch }) => {
      const asked = form.fields['when'] === 'earlier' ? form : unasked(form, ['recordedAt']);
      const read = readForm(RecordCrimeBody, asked, KINDS);
      if (!read.ok) return show(consult, actor, params.case, read.form);
      const { idempotency } = keyed(idempotencyKey, { params, body: read.value });
      const done = await execute(actor, recordCrime, toCrime(params.case, read.value), {
        idempotency,
        seen: seenVersion(params.case, ifMatch),
      });
      if (done.ok) return redirect(`/cases/${params.case}`);
      const field = FIELD[done.refusal.code];
      return field === undefined
        ? refuse(done.refusal, `/cases/${params.case}`)
        : show(consult, actor, params.case, faultyForm(form, [field]));
    },
  }),
];
