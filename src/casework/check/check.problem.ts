import type { Problems } from '../../platform/web/index.ts';

/** What the refusals of this step say to people, and the status they have. */
export const checkProblems: Problems = {
  SubjectNotInCase: {
    status: 404,
    title: 'Page not found',
    sentence: () => 'There is no such person or place to check in this case. Open its checks and choose there.',
  },
  SystemNotForSubject: {
    status: 422,
    title: 'Not checked there',
    sentence: () =>
      'By the setting of your force, this system is not asked about places, or not about people. Choose another.',
  },
  CheckInFuture: {
    status: 422,
    title: 'That time is still to come',
    sentence: () =>
      'The check cannot have been run at a time which is still to come. Enter when it was, or choose running.',
  },
  UnavailableNeedsReason: {
    status: 422,
    title: 'A reason is needed',
    sentence: () => 'A check that is not available needs its reason. Choose one from the list.',
  },
  TraceNeedsReference: {
    status: 422,
    title: 'A reference is needed',
    sentence: () => 'A trace has a reference in its system. Enter it; what was found stays in that system.',
  },
  TooManyPlaces: {
    status: 422,
    title: 'Too many places for one case',
    sentence: () => 'A case holds up to 20 places. Name the ones that matter to a child’s safety.',
  },
  CheckOutstanding: {
    status: 422,
    title: 'Checks are outstanding',
    sentence: () => 'Some checks that have to be done are not done. Open the checks of the case, and record them.',
  },
};
