import type { Gateway } from '../../platform/command/index.ts';
import { page, redirect, refuse, render, unasked, type FormBody, type Route } from '../../platform/web/index.ts';
import { caseForm, CaseParams } from '../case/index.ts';
import { answerNoReferral } from './answer.store.ts';
import { answerNotHeard } from './not-heard.store.ts';
import { recordNextStep } from './next-step.store.ts';
import type { ReferralReading } from './owed.ts';
import { recordOwnWords } from './own-words.store.ts';
import {
  readChildOwnWords,
  readChildSafeguarding,
  readNotHeard,
  readReferral,
  readSafeguarding,
  readWaiting,
} from './safeguarding-page.store.ts';
import {
  AnswerBody,
  AnswerParams,
  ChildParams,
  NextStepBody,
  NotHeardParams,
  OwnWordsBody,
  SafeguardingBody,
  toAnswer,
  toNextStep,
  toNotHeard,
  toOwnWords,
  toSafeguarding,
} from './safeguarding.schema.ts';
import { ADULT_SAFEGUARDING, LOCAL_AUTHORITY } from './safeguarding.ts';
import { recordSafeguarding } from './safeguarding.store.ts';
import {
  answerPage,
  childSafeguardingPage,
  nextOf,
  nextStepPage,
  notHeardPage,
  ownWordsPage,
  safeguardingPage,
} from './safeguarding.view.ts';

/** A choice left standing beside a referral to the local authority asks nobody. */
const asksNobody = ({ fields: { decision, to } }: FormBody): boolean =>
  decision === 'strategy-discussion' ||
  (decision === 'referred' &&
    [to].flat().some((door) => [...LOCAL_AUTHORITY, ADULT_SAFEGUARDING].some((one) => one === door)));

const askedOfDecision = (form: FormBody): FormBody => {
  const { decision } = form.fields;
  const hidden = [
    ...(decision === 'referred' ? [] : ['to']),
    ...(decision === 'strategy-discussion' ? [] : ['strategy']),
    ...(decision === 'referred' && [form.fields['to']].flat().includes('police-protection') ? [] : ['protectedAt']),
    ...(asksNobody(form) ? ['supervisor'] : []),
  ];
  return unasked(form, hidden);
};

const askedOfWords = (form: FormBody): FormBody => {
  const words = form.fields['heard'] === 'said' ? form : unasked(form, ['wishes', 'howTheyAre']);
  return unasked(words, [form.fields['heard'] === 'not-yet-heard' ? 'through' : 'why']);
};

const NEXT = (params: { readonly case: string }): string => `/cases/${params.case}/safeguarding/next`;

const overview = ({ consult }: Gateway, referrals: ReferralReading): readonly Route[] => [
  page({
    method: 'GET',
    url: '/cases/:case/safeguarding',
    action: 'read-safeguarding',
    params: CaseParams,
    handle: async ({ actor, params }) => {
      const seen = await consult(actor, readSafeguarding(referrals), params);
      return seen.ok
        ? render('safeguarding.njk', safeguardingPage(seen.value))
        : refuse(seen.refusal, `/cases/${params.case}`);
    },
  }),
  page({
    method: 'GET',
    url: '/cases/:case/safeguarding/next',
    action: 'read-safeguarding',
    params: CaseParams,
    handle: async ({ actor, params }) => {
      const seen = await consult(actor, readSafeguarding(referrals), params);
      return seen.ok ? redirect(nextOf(seen.value)) : refuse(seen.refusal, `/cases/${params.case}`);
    },
  }),
];

/** A child’s own words, and a supervisor’s answer to why they were not heard. */
const wordsOfChild = (gateway: Gateway): readonly Route[] => [
  ...caseForm(gateway, {
    url: '/cases/:case/children/:person/own-words',
    params: ChildParams,
    body: OwnWordsBody,
    asked: askedOfWords,
    look: readChildOwnWords,
    template: 'own-words.njk',
    model: ownWordsPage,
    change: recordOwnWords,
    input: toOwnWords,
    next: NEXT,
  }),
  ...caseForm(gateway, {
    url: '/cases/:case/own-words/:ownWords/answer',
    params: NotHeardParams,
    body: AnswerBody,
    look: readNotHeard,
    template: 'no-referral-answer.njk',
    model: notHeardPage,
    change: answerNotHeard,
    input: toNotHeard,
    next: () => '/queue',
  }),
];

/** What the local authority said comes next after a referral. */
const nextStep = (gateway: Gateway): readonly Route[] =>
  caseForm(gateway, {
    url: '/cases/:case/safeguarding/:safeguarding/next-step',
    params: AnswerParams,
    body: NextStepBody,
    kinds: { enquiryOn: { date: 'The day on which the enquiry began' } },
    asked: (form) => (form.fields['step'] === 'assessment' ? form : unasked(form, ['enquiryOn'])),
    faults: {
      EnquiryDayNeeded: {
        field: 'enquiryOn',
        at: 'enquiryOn-day',
        text: 'Enter the day on which the enquiry began',
      },
      EnquiryBeforeReport: {
        field: 'enquiryOn',
        at: 'enquiryOn-day',
        text: 'This is before the report reached the police. Enter the day on which the enquiry began',
      },
      EnquiryToCome: {
        field: 'enquiryOn',
        at: 'enquiryOn-day',
        text: 'This day is still to come. Enter the day on which it began',
      },
    },
    look: readReferral,
    template: 'next-step.njk',
    model: nextStepPage,
    change: recordNextStep,
    input: toNextStep,
    next: (params) => `/cases/${params.case}/safeguarding`,
  });

/** Safeguarding: the overview; for each child their own words and the decision; a supervisor's answer. */
export const safeguardingPages = (gateway: Gateway, referrals: ReferralReading): readonly Route[] => [
  ...overview(gateway, referrals),
  ...wordsOfChild(gateway),
  ...caseForm(gateway, {
    url: '/cases/:case/children/:person/safeguarding',
    params: ChildParams,
    body: SafeguardingBody,
    kinds: { to: 'many', protectedAt: 'moment' },
    asked: askedOfDecision,
    look: readChildSafeguarding(referrals),
    template: 'safeguarding-decision.njk',
    model: childSafeguardingPage,
    change: recordSafeguarding(referrals),
    input: toSafeguarding,
    faults: {
      NoAdultNow: {
        field: 'to',
        text: 'By what is recorded of their age this is a child today, or may be one: choose another',
      },
      StillToCome: {
        field: 'protectedAt',
        at: 'protectedAt-day',
        text: 'This time is still to come. Enter when police protection was taken',
      },
      SupervisorDecisionNeeded: {
        field: 'supervisor',
        text: 'Choose the supervisor you ask: not to refer this child to the local authority needs a supervisor’s decision. A referral to it waits for nobody',
      },
      NotASupervisor: { field: 'supervisor', text: 'That person is not a supervisor here now. Choose another' },
      NeverOnesOwn: { field: 'supervisor', text: 'You cannot ask yourself. Choose another supervisor' },
    },
    next: NEXT,
  }),
  ...nextStep(gateway),
  ...caseForm(gateway, {
    url: '/cases/:case/safeguarding/:safeguarding/answer',
    params: AnswerParams,
    body: AnswerBody,
    look: readWaiting(referrals),
    template: 'no-referral-answer.njk',
    model: answerPage,
    change: answerNoReferral,
    input: toAnswer,
    // Once it is answered the case may wait for no supervisor, and who is not assigned could not open it.
    next: () => '/queue',
  }),
];
