import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { unasked, type FormBody, type PageModel, type Route } from '../../platform/web/index.ts';
import { caseEndpoint, caseForm } from '../case/index.ts';
import { nameOf } from '../report/index.ts';
import { DutyBody, DutyParams, toDischarge, whomOf } from './duty.schema.ts';
import { dischargeDuty, type DutySaid } from './duty.store.ts';
import { doneByChoices } from './duty.words.ts';
import { lookAtResponse, type ResponsePage } from './response-page.store.ts';

const asked = (form: FormBody): FormBody =>
  form.fields['answer'] === 'not-done' ? unasked(form, ['by', 'doneAt']) : form;

const NOTE = 'Whether it is done shows in the step where it is done, and is not said here a second time.';

const WHO = 'any who does not have this case and did not work it; out of hours, whoever covers';

/** What is said of a duty that has a step of its own. */
const noteOf = (answers: ReturnType<DutySaid['answersOf']>): string | undefined => {
  if (answers === 'any') return undefined;
  if (answers === 'any-by-supervisor') return `A supervisor says here that it was done, or why it was not: ${WHO}.`;
  return answers === 'none' ? NOTE : `${NOTE} Where it cannot be done, a supervisor says here why: ${WHO}.`;
};

const model =
  ({ sentenceOf, answersOf }: DutySaid) =>
  (seen: ResponsePage, params: DutyParams): PageModel => {
    const person = whomOf(params);
    const sentence = sentenceOf(params.duty);
    const isChild = seen.parties.every((party) => party.person !== person || party.kind === 'child');
    const ofDuty = answersOf(params.duty);
    const answers = isChild || ofDuty === 'any-by-supervisor' ? ofDuty : 'any';
    return {
      title: 'Was this done?',
      whom: person === undefined ? 'The case' : nameOf(seen, person),
      sentence: sentence ?? 'The guidance of today has no such duty.',
      choices: doneByChoices,
      note: noteOf(answers),
      mayBeDone: answers === 'any' || answers === 'any-by-supervisor',
      mayAnswer: answers === 'any' || (answers !== 'none' && seen.isSupervisor),
      back: { href: `/cases/${params.case}` },
    };
  };

/** A duty of the guidance that no step of its own discharges: done, or not done and why. */
export const dutyRoutes = (gateway: Gateway, said: DutySaid): readonly Route[] => {
  const of = { params: DutyParams, body: DutyBody, change: dischargeDuty(said), input: toDischarge };
  return [
    ...caseForm(gateway, {
      ...of,
      url: '/cases/:case/duties/:duty/:whom',
      asked,
      kinds: { doneAt: 'moment' },
      look: lookAtResponse('discharge-duty'),
      template: 'duty.njk',
      model: model(said),
      faults: {
        DoneInFuture: { field: 'doneAt', at: 'doneAt-day', text: 'This time is still to come. Enter when it was done' },
      },
      next: (params) => `/cases/${params.case}#due`,
    }),
    caseEndpoint(gateway, {
      ...of,
      url: '/api/cases/:case/duties/:duty/:whom',
      summary: 'Record that a duty of the guidance was done, or why it was not',
      answer: z.object({ case: z.uuid(), discharge: z.uuid() }),
    }),
  ];
};
