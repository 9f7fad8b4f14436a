import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { unasked, type FormBody, type PageModel, type Route } from '../../platform/web/index.ts';
import { caseEndpoint, caseForm } from '../case/index.ts';
import { nameOf } from '../report/index.ts';
import { DutyBody, DutyParams, toDischarge, whomOf } from './duty.schema.ts';
import { dischargeDuty, isAccountIn, knownOf, type DischargeRow, type DutySaid } from './duty.store.ts';
import { isOfParents, mayBeNoInterview, mayBeNotIdentified, mayBeSaid, type DutyAnswers } from './duty.ts';
import { answersOffered, doneByChoices, parentChoices, wordsAsked } from './duty.words.ts';
import { readDuty, type DutyPage } from './duty-page.store.ts';
import { textOf } from './response.view.ts';

const asked = (form: FormBody): FormBody =>
  form.fields['answer'] !== 'done' ? unasked(form, ['by', 'doneAt', 'parent', 'parentName']) : form;

const NOTE = 'Whether it is done shows in the step where it is done, and is not said here a second time.';

const WHO = 'any who does not have this case and did not work it; out of hours, whoever covers';

const NOTES: Readonly<Record<DutyAnswers, string | undefined>> = {
  any: `What is said not to be done after the outcome was approved holds the closing until a supervisor says so here too: ${WHO}.`,
  'any-by-supervisor': `A supervisor says here that it was done, or why it was not: ${WHO}.`,
  'left-by-supervisor': `It rests on the law or on national guidance: that it was not done, and why, a supervisor says here: ${WHO}.`,
  'not-done-by-supervisor': `${NOTE} Where it cannot be done, a supervisor says here why: ${WHO}.`,
  none: NOTE,
};

const ELSEWHERE = 'The guidance asks this of somebody else. Open the case and choose it there.';

const NOT_OWED =
  'On what is recorded, the guidance does not ask this. Record first what it would follow from; then say here that it was done and when, which may be earlier.';

/** What is told before the choices; where there are none, why. */
const noteOf = (isAbout: boolean, { isOwed, said }: DutyPage, answers: DutyAnswers): string | undefined => {
  if (!isAbout) return ELSEWHERE;
  return isOwed || said !== undefined ? NOTES[answers] : NOT_OWED;
};

const saidWords = ({ answer, notIdentified }: DischargeRow): string => {
  if (notIdentified) return 'It could not be done yet, because they were not identified';
  return answer === 'done' ? 'It was done' : 'It was not done';
};

/** Where it is done in a step of its own: led to from here. */
const stepOf = (
  { place }: DutyPage,
  params: DutyParams,
): { readonly href: string; readonly text: string } | undefined =>
  place === undefined || place.startsWith('duties/')
    ? undefined
    : { href: `/cases/${params.case}/${place}`, text: 'Go to where it is done' };

/** What was said of it last, and by whom. */
const saidOf = (seen: DutyPage) =>
  seen.said === undefined
    ? undefined
    : {
        what: saidWords(seen.said),
        words: textOf(seen, seen.said.passage),
        by: seen.staff.get(seen.said.recordedBy) ?? 'somebody who left',
        at: seen.said.recordedAt,
      };

const model =
  ({ sentenceOf, titleOf, isAbout, answersOf }: DutySaid) =>
  (seen: DutyPage, params: DutyParams): PageModel => {
    const person = whomOf(params);
    const answers = answersOf(params.duty, isAccountIn(seen.parties, person));
    const isAsked = isAbout(params.duty, person) && (seen.isOwed || seen.said !== undefined);
    const may = isAsked ? mayBeSaid(answers, seen.isSupervisor) : [];
    const ofParents = isOfParents(params.duty);
    const notIdentified =
      isAsked &&
      mayBeNotIdentified(answers, {
        isSupervisor: seen.isSupervisor,
        isUnidentified: knownOf(seen.facts, person).isUnidentified,
      });
    return {
      title: ofParents ? 'What was decided?' : 'Was this done?',
      tab: `${titleOf(params.duty)}: ${ofParents ? 'what was decided?' : 'was this done?'}`,
      whom: person === undefined ? 'The case' : nameOf(seen, person),
      sentence: seen.says ?? sentenceOf(params.duty) ?? 'The guidance of today has no such duty.',
      choices: doneByChoices,
      parentChoices,
      ofParents,
      ask: wordsAsked(may, { ofParents, notIdentified }),
      step: stepOf(seen, params),
      note: noteOf(isAbout(params.duty, person), seen, answers),
      said: saidOf(seen),
      may,
      offered: answersOffered('answer', may, {
        ...{ ofParents, notIdentified },
        noInterview: mayBeNoInterview(params.duty),
      }),
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
      look: readDuty(said),
      template: 'duty.njk',
      model: model(said),
      faults: {
        WasQuestioned: {
          field: 'answer',
          text: 'The case records that this person was interviewed or arrested. Choose another answer',
        },
        AgeStillUnknown: {
          field: 'answer',
          text: 'The case has no age of this person yet. Record it first, under triage; or say why it cannot be confirmed',
        },
        ParentNotSaid: { field: 'parent', text: 'Choose whether this parent or carer is told' },
        ParentMustNotBeTold: {
          field: 'parentName',
          text: 'The safety floor says that this person must not be told. Choose that they are not, or walk the floor again and take the name off',
        },
        IsIdentified: { field: 'answer', text: 'This person is identified by now. Choose another answer' },
        DoneInFuture: { field: 'doneAt', at: 'doneAt-day', text: 'This time is still to come. Enter when it was done' },
      },
      next: (params) => `/cases/${params.case}#due`,
      fromQueue: true,
    }),
    caseEndpoint(gateway, {
      ...of,
      url: '/api/cases/:case/duties/:duty/:whom',
      summary: 'Record that a duty of the guidance was done, or why it was not',
      answer: z.object({ case: z.uuid(), discharge: z.uuid() }),
    }),
  ];
};
