import type { Problems } from '../../platform/web/index.ts';

/** What the refusals of this step say to people, and the status they have. */
export const outcomeProblems: Problems = {
  NothingProposed: {
    status: 409,
    title: 'Nothing waits for a ruling',
    sentence: () => 'No proposal waits in this case, or a newer one took its place. Open the case again.',
  },
  OwnProposal: {
    status: 403,
    title: 'Never one’s own',
    sentence: () =>
      'You proposed this outcome, so somebody else has to approve or return it. Any supervisor of the force may.',
  },
  RegistrarNeeded: {
    status: 409,
    title: 'The registrar decides first',
    sentence: () =>
      'Two settings of the force conflict for this outcome. The force crime registrar has to decide how it is recorded before anybody can approve it.',
  },
};
