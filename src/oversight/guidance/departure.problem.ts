import type { Problems } from '../../platform/web/index.ts';

/** What the refusals about departures and proposals to change a rule say to people, and the status they have. */
export const guidanceProblems: Problems = {
  NotDepartedFromOften: {
    status: 409,
    title: 'Not departed from often',
    sentence: () =>
      'A proposal rests on a rule that enough cases depart from, so that none of them can be picked out. This one is not among them now. Open the page again.',
  },
  RuleChangeWaits: {
    status: 409,
    title: 'A proposal for this rule waits already',
    sentence: () => 'There is one that nobody has answered. Answer that one first.',
  },
  NoSuchRuleProposal: {
    status: 404,
    title: 'No such proposal',
    sentence: () => 'There is no such proposal to change a rule in this force. Open the page again and choose there.',
  },
  RuleChangeAnsweredAlready: {
    status: 409,
    title: 'Answered already',
    sentence: () => 'Somebody answered this proposal before you. Open the page again and read their answer.',
  },
  ReasonDoesNotFit: {
    status: 422,
    title: 'The reason does not fit the answer',
    sentence: () =>
      'That reason belongs to the other answer. Nothing was saved. Choose an answer and a reason that go together.',
  },
};
