import type { Problems } from '../../platform/web/index.ts';

/** What the refusals of this step say to people, and the status they have. */
export const caseProblems: Problems = {
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
};
