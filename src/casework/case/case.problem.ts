import type { Answer } from '../../platform/access/index.ts';
import { date, time, type Problems, type Refusal } from '../../platform/web/index.ts';

/** What was answered, by the action that did. */
const ANSWERED: Readonly<Partial<Record<string, string>>> = {
  'approve-outcome': 'the proposal was approved',
  'return-outcome': 'the proposal was returned',
  'decide-response': 'the response was decided',
  'decide-category': 'the category was decided',
  'grant-exception': 'the question was answered',
  'answer-no-referral': 'not referring a child was answered',
  'answer-not-heard': 'that a child was not heard was answered',
  'decide-conflict': 'the two settings were decided on',
  'approve-not-telling': 'the reason not to tell was approved',
  'return-not-telling': 'the reason not to tell was returned',
  'uphold-outcome': 'what was decided was upheld',
  'cancel-crime': 'the record of the crime was cancelled',
  'refuse-cancellation': 'cancelling the record was refused',
  'discharge-duty': 'a duty that was left was answered',
};

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && 'by' in value && 'at' in value && 'action' in value;

const answerSentence = (answer: Answer): string => {
  const what = ANSWERED[answer.action] ?? 'what waited was answered';
  const value = answer.value === undefined ? '' : `, ${answer.value.replaceAll('-', ' ')}`;
  return `${answer.own ? 'You' : answer.by} answered at ${time(answer.at)} on ${date(answer.at)}: ${what}${value}. `;
};

const answered = (refusal: Refusal): Answer | undefined =>
  'answer' in refusal && isAnswer(refusal.answer) ? refusal.answer : undefined;

/** What the refusals of this step say to people, and the status they have. */
export const caseProblems: Problems = {
  AnsweredMeanwhile: {
    status: 409,
    title: 'Nothing waits here any more',
    sentence: (refusal) => {
      const answer = answered(refusal);
      return `${answer === undefined ? '' : answerSentence(answer)}Nothing in this case waits for you any more, so it is not open to you as cover now, and nothing of yours was saved. If you still need it, find it by its reference and give a reason.`;
    },
    members: (refusal) => {
      const answer = answered(refusal);
      return answer === undefined
        ? {}
        : {
            answer: {
              by: answer.by,
              own: answer.own,
              at: answer.at.toISOString(),
              action: answer.action,
              value: answer.value ?? null,
            },
          };
    },
    way: () => ({ text: 'Go to the queue', href: '/queue' }),
  },
  AlreadyAssigned: {
    status: 409,
    title: 'Already assigned',
    sentence: () => 'This case is already assigned to that person. Nothing was changed.',
  },
  NotEligible: {
    status: 422,
    title: 'Cannot be given a case',
    sentence: () =>
      'That person has left, is not on the list, or does not work cases. Choose an officer or a supervisor.',
  },
  NoSuchReference: {
    status: 404,
    title: 'No such case',
    sentence: () => 'No case of this force has that reference. Check it, and that it is a case of Evenhand.',
  },
  EmergencyRunning: {
    status: 409,
    title: 'Already open to you',
    sentence: (refusal) =>
      `You opened this case in an emergency already, ${'until' in refusal && refusal.until instanceof Date ? `until ${time(refusal.until)}` : 'for an hour'}. It is not made longer: when it has ended, say anew why it cannot wait.`,
  },
  NoSuchEmergency: {
    status: 404,
    title: 'No such opening',
    sentence: () => 'This case was not opened in an emergency under that address. Open the queue and follow its link.',
  },
  EmergencyAcknowledgedAlready: {
    status: 409,
    title: 'Already acknowledged',
    sentence: () => 'Another supervisor has acknowledged this before you. Nothing is left to do.',
  },
  OwnEmergency: {
    status: 403,
    title: 'Never one’s own',
    sentence: () => 'You opened this case yourself, so another supervisor has to acknowledge it.',
  },
};
