import type { Problems, Refusal } from '../../platform/web/index.ts';
import { statusWords } from './ask.words.ts';
import { STATUSES } from './ask-standing.ts';

const valueIn = (refusal: Refusal, name: string): unknown =>
  new Map<string, unknown>(Object.entries(refusal)).get(name);

const textIn = (refusal: Refusal, name: string): string => {
  const value = valueIn(refusal, name);
  return typeof value === 'string' ? value : '';
};

const listIn = (refusal: Refusal, name: string): string => {
  const value = valueIn(refusal, name);
  return Array.isArray(value) ? value.map(String).join(', ') : '';
};

const standing = (refusal: Refusal): string => {
  const status = STATUSES.find((each) => each === valueIn(refusal, 'status'));
  return status === undefined ? 'otherwise' : statusWords[status].toLowerCase();
};

/** What the refusals of the ask-kit say, and the status they have. */
export const askProblems: Problems = {
  NoSuchAsk: {
    status: 404,
    title: 'No such request',
    sentence: () => 'There is no such request. Open the list at /ask and choose there.',
  },
  NotAskable: {
    status: 422,
    title: 'Only Evenhand could answer this',
    sentence: () =>
      'This question counts by something that other systems do not keep, such as roles or days to a check. Choose one that counts by age, outcome, sex or ethnicity.',
  },
  NoSuchForceToAsk: {
    status: 422,
    title: 'No such force',
    sentence: (refusal) => `“${textIn(refusal, 'force')}” is in no list of forces. Choose forces of the list.`,
  },
  SentInFuture: {
    status: 422,
    title: 'Sent in the future',
    sentence: () => 'The day on which it was sent is not here yet. Enter today or a day before.',
  },
  SentAlready: {
    status: 409,
    title: 'Sent already',
    sentence: (refusal) =>
      `The same question over the same days was sent on that day to ${listIn(refusal, 'forces')}. Nothing was saved. Leave these out.`,
  },
  StepInFuture: {
    status: 422,
    title: 'In the future',
    sentence: () => 'That day is not here yet. Enter the day on which it happened.',
  },
  StepBeforeLast: {
    status: 422,
    title: 'Before what came last',
    sentence: (refusal) => `Something later is recorded already: enter ${textIn(refusal, 'last')} or a day after it.`,
  },
  StepOutOfTurn: {
    status: 409,
    title: 'That cannot come next',
    sentence: (refusal) =>
      `On that day the request stood at “${standing(refusal)}”. Choose what can follow it, or another day.`,
  },
  SectionNeeded: {
    status: 422,
    title: 'Which reason was given?',
    sentence: () => 'Choose the section that the refusal names, or the nearest one.',
  },
  ExtensionTooShort: {
    status: 422,
    title: 'This extends nothing',
    sentence: (refusal) =>
      `Enter the day to which it was extended, after the day on which it is due anyway (${textIn(refusal, 'due')}).`,
  },
};
