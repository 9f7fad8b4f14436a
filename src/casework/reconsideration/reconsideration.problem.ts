import type { Problems } from '../../platform/web/index.ts';

const problem = (status: number, title: string, sentence: string) => ({ status, title, sentence: () => sentence });

/** What the refusals of this step say to people, and the status they have. */
export const reconsiderationProblems: Problems = {
  NotClosed: problem(
    409,
    'This case is open',
    'It is still to be decided, so there is nothing to open again. Record what is new in the case itself.',
  ),
  NothingReconsidered: problem(
    409,
    'There is nothing to uphold',
    'This reconsideration is settled already, or is not of this case.',
  ),
  ProposalWaits: problem(
    409,
    'A new proposal waits',
    'What is decided anew waits to be approved or returned. Return it first, if what was decided before stands.',
  ),
  OwnReopening: problem(
    403,
    'Never one’s own',
    'You opened this case again yourself. Another supervisor says whether the outcome stands.',
  ),
  OwnApproval: problem(
    403,
    'Never one’s own',
    'You approved this outcome yourself. Another supervisor says whether it stands; any of the force may.',
  ),
  OwnOutcome: problem(
    403,
    'Never one’s own',
    'You proposed this outcome, have this case, had it since its facts were recorded, walked a safety floor in it, or decided what is done to protect a child of it. Another supervisor says whether it stands; any other of the force may.',
  ),
  MustBeDecidedAnew: problem(
    409,
    'This is decided anew',
    'By what is known now the guidance does not leave this outcome open, or an adult may have been involved: a child may be somebody this was done to. It cannot simply stand. Propose a decision; the page of reconsiderations shows the rules.',
  ),
};
