import { time, type Problems } from '../../platform/web/index.ts';

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
