import { RANKS, rankWords } from '../../platform/staff/index.ts';
import type { Problems, Refusal } from '../../platform/web/index.ts';

const detail = (refusal: Refusal, name: string): unknown => Object.entries(refusal).find(([key]) => key === name)?.[1];
const wordsOf = (value: unknown): string => {
  const rank = RANKS.find((one) => one === value);
  return rank === undefined ? 'none' : rankWords[rank];
};

const couldOf = (refusal: Refusal): readonly string[] => {
  const could = detail(refusal, 'could');
  return Array.isArray(could) ? could.map(String) : [];
};

/** Which rank is needed, which is kept of the reader, and who could do it: nobody should have to ask around at night. */
const rankSentence = (refusal: Refusal): string => {
  const names = couldOf(refusal);
  const deed = detail(refusal, 'deed') === 'upheld' ? 'upheld' : 'approved';
  const who =
    names.length === 0
      ? 'Nobody on the list holds it: ask the administrator to keep the ranks of supervisors up to date.'
      : `It can be ${deed} by ${names.join(', ')}.`;
  return `By the settings of your force, Outcome ${String(detail(refusal, 'outcome'))} is ${deed} from the rank of ${wordsOf(detail(refusal, 'needed'))} on; the rank kept of you is ${wordsOf(detail(refusal, 'has'))}. ${who} ${deed === 'upheld' ? 'It can also be decided anew.' : 'You can still return it.'}`;
};

/** What the refusals of this step say to people, and the status they have. */
export const outcomeProblems: Problems = {
  NothingProposed: {
    status: 409,
    title: 'Nothing waits for a ruling',
    sentence: () => 'No proposal waits in this case, or a newer one took its place. Open the case again.',
  },
  NothingToWithdraw: {
    status: 409,
    title: 'Nothing to withdraw',
    sentence: () =>
      'This proposal does not wait any more: a supervisor ruled on it, or it was withdrawn already. Open the decision to see how it stands.',
  },
  OwnProposal: {
    status: 403,
    title: 'Never one’s own',
    sentence: () =>
      'You proposed this outcome, so somebody else has to approve or return it. Any supervisor of the force may.',
  },
  OwnCase: {
    status: 403,
    title: 'Never one’s own',
    sentence: () =>
      'You have this case, had it since its facts were recorded, walked a safety floor in it, or decided what is done to protect a child of it, so somebody else has to approve or return what was proposed. Any other supervisor of the force may, as cover too.',
  },
  RecordedByYou: {
    status: 403,
    title: 'Somebody else decides on what you recorded',
    sentence: (refusal) =>
      'deed' in refusal && refusal.deed === 'upheld'
        ? `You recorded some of what is known of this case, so somebody else says whether what was decided on it stands. It can be upheld by ${couldOf(refusal).join(', ')}.`
        : `You recorded some of what is known of this case, so somebody else approves what was proposed on it. It can be approved by ${couldOf(refusal).join(', ')}. You can still return it.`,
  },
  RankTooLow: {
    status: 403,
    title: 'Another rank decides this',
    sentence: (refusal) => rankSentence(refusal),
  },
  RegistrarNeeded: {
    status: 409,
    title: 'The registrar decides first',
    sentence: () =>
      'Two settings of the force conflict for this outcome. The force crime registrar has to decide how it is recorded before anybody can approve it.',
  },
  FormalActionUndecided: {
    status: 422,
    title: 'A formal end is a decision of its own',
    sentence: () =>
      'A formal end is proposed for a child of whom nothing is known or suspected that by itself makes the case aggravated. A ruling on the response does not decide it. Write why it fits this child (formalReason), or return the proposal.',
  },
};
