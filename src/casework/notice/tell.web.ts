import type { Gateway } from '../../platform/command/index.ts';
import { type FieldFault, page, refuse, render, type Route, unasked } from '../../platform/web/index.ts';
import { caseForm, CaseParams } from '../case/index.ts';
import type { OwedReading } from '../decision/index.ts';
import { readLetter, readNotices, readTelling } from './notice-page.store.ts';
import { LetterQuery, NoticeParams, TellBody, toTelling } from './notice.schema.ts';
import type { OutcomeReading } from './notice.store.ts';
import { letterFirstPage, letterPage, noticesPage, tellPage } from './notice.view.ts';
import { tellChild } from './tell.store.ts';

const KINDS = { toldAt: 'moment', words: 'many' } as const;

/** Where each refusal belongs on the form. */
const FAULTS: Readonly<Record<string, FieldFault>> = {
  SafeContactNotConfirmed: {
    field: 'stillRight',
    text: 'Nobody is told by a way that may be wrong. Find out, and walk the safety floor again',
  },
  MustNotBeTold: { field: 'keptFrom', text: 'Confirm that nobody who must not be told was told or could find out' },
  ToldWhoMissing: { field: 'toldName', text: 'Say who exactly was told for the child' },
  ToldWhoNotOfCase: {
    field: 'toldPerson',
    text: 'This person is not among those of the case who may have been told. Choose again, or write who it was',
  },
  ToldWhoMustNot: {
    field: 'toldName',
    text: 'The safety floor says that this person must not be told. Check who was told; if they were, propose not to tell, and say so there',
  },
  NotTheSafeContact: {
    field: 'toldContact',
    text: 'Choose one of those whom the safety floor has. If it was somebody else, say above what they are',
  },
  ToldLaterThanNow: {
    field: 'toldAt',
    at: 'toldAt-day',
    text: 'This time is still to come. Enter when it was told',
  },
  ToldBeforeDecision: {
    field: 'toldAt',
    at: 'toldAt-day',
    text: 'This is before what is told was decided or done. Check the time',
  },
  WordsLeftOut: { field: 'words', text: 'There is more to tell this child. Tick all the words, once they are given' },
};

const list = ({ consult }: Gateway, outcomes: OutcomeReading): Route =>
  page({
    method: 'GET',
    url: '/cases/:case/notices',
    action: 'read-notices',
    params: CaseParams,
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readNotices(outcomes), params);
      return found.ok
        ? render('notices.njk', noticesPage(found.value))
        : refuse(found.refusal, `/cases/${params.case}/open`);
    },
  });

const BACK = (params: { readonly case: string }): string => `/cases/${params.case}/notices`;

const telling = (gateway: Gateway, outcomes: OutcomeReading, owed: OwedReading): readonly Route[] =>
  caseForm(gateway, {
    url: '/cases/:case/notices/:person/tell',
    params: NoticeParams,
    body: TellBody,
    kinds: KINDS,
    // A time typed before *now* was chosen is not what is meant any more.
    asked: (form) =>
      unasked(form, [
        ...(form.fields['when'] === 'earlier' ? [] : ['toldAt']),
        // Of a child who was told themselves nobody else is said to have been; the safe contact is one of those on record.
        ...(form.fields['whom'] === 'child' ? ['toldPerson', 'toldName'] : []),
        ...(form.fields['whom'] === 'safe-contact' ? [] : ['toldContact']),
      ]),
    look: readTelling(outcomes, owed),
    template: 'tell.njk',
    model: tellPage,
    change: tellChild(outcomes, owed),
    input: toTelling,
    faults: FAULTS,
    next: BACK,
    back: BACK,
  });

const CONFLICT = 409;

const letter = ({ consult }: Gateway, outcomes: OutcomeReading, owed: OwedReading): Route =>
  page({
    method: 'GET',
    url: '/cases/:case/notices/:person/letter',
    action: 'print-notice',
    params: NoticeParams,
    query: LetterQuery,
    handle: async ({ actor, params, query }) => {
      const found = await consult(actor, readLetter(outcomes, owed), { ...params, ...query });
      if (found.ok) return render('letter.njk', letterPage(found.value));
      if (found.refusal.code === 'BeforeContactFirst')
        return render('letter-first.njk', letterFirstPage(params, found.refusal.first), CONFLICT);
      return refuse(found.refusal, `/cases/${params.case}/notices`);
    },
  });

/** Where telling stands, telling a child, and the letter to hand over. */
export const tellPages = (gateway: Gateway, outcomes: OutcomeReading, owed: OwedReading): readonly Route[] => [
  list(gateway, outcomes),
  ...telling(gateway, outcomes, owed),
  letter(gateway, outcomes, owed),
];
