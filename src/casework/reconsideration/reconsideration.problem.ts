import type { Problems } from '../../platform/web/index.ts';

const problem = (status: number, title: string, sentence: string) => ({ status, title, sentence: () => sentence });

/** What the refusals of this step say to people, and the status they have. */
export const reconsiderationProblems: Problems = {
  NotClosed: problem(
    409,
    'This case is open',
    'Only a closed case is opened again. Record what is new in the case itself.',
  ),
  NothingReconsidered: problem(
    409,
    'There is nothing to uphold',
    'This reconsideration is settled already, or is not of this case.',
  ),
  OwnReopening: problem(
    403,
    'Never one’s own',
    'You opened this case again yourself. Another supervisor says whether the outcome stands.',
  ),
  MustBeDecidedAnew: problem(
    409,
    'This is decided anew',
    'There is new evidence that an adult was involved. The child may be somebody this was done to, so the outcome cannot simply stand: propose a decision.',
  ),
};
