import type { Problems, Refusal } from '../../platform/web/index.ts';

const listOf = (refusal: Refusal, name: string): string => {
  const value: unknown = Object.entries(refusal).find(([key]) => key === name)?.[1];
  if (Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'string' ? value : '';
};

/** What the refusals of practice say to people, and the status they have. */
export const practiceProblems: Problems = {
  NoSuchVignette: {
    status: 422,
    title: 'No such standard case',
    sentence: (refusal) =>
      `The library has no standard case ${listOf(refusal, 'vignettes')}. Open the page again and choose from the list.`,
  },
  VignettesOfTwoVersions: {
    status: 422,
    title: 'Two versions of the guidance',
    sentence: (refusal) =>
      `The cases chosen are for ${listOf(refusal, 'policies')}. A round holds cases of one version, so that nobody is compared across a change of the guidance.`,
  },
  NoSuchRound: {
    status: 404,
    title: 'No such round',
    sentence: () => 'There is no such round of standard cases in this force. Open the list of rounds and choose there.',
  },
  RoundClosed: {
    status: 409,
    title: 'This round is closed',
    sentence: () => 'A closed round takes no more answers, since what others chose can now be seen. Nothing was saved.',
  },
  RoundStillOpen: {
    status: 409,
    title: 'This round is still open',
    sentence: () =>
      'What others chose is shown once the round is closed, so that nobody is led by it. Whoever opened it can close it.',
  },
  WithdrawnFromRound: {
    status: 409,
    title: 'You have withdrawn from this round',
    sentence: () => 'What you answered is counted nowhere, and nothing more is taken from you in this round.',
  },
  NotInRound: {
    status: 404,
    title: 'Not a case of this round',
    sentence: () => 'That standard case is not in this round. Open the round and choose there.',
  },
  DecidedAlready: {
    status: 409,
    title: 'You have decided this one',
    sentence: () => 'Each standard case is decided once, before one knows more. What you chose first stays.',
  },
  HeadNeeded: {
    status: 422,
    title: 'Say what decided it',
    sentence: () => 'Choose at least one of the heads under which you weighed the case.',
  },
  DepartureAfterwards: {
    status: 422,
    title: 'Not asked before you have decided',
    sentence: () =>
      'This round is blind to the advice. Decide first; why you chose other than advised can be said afterwards.',
  },
  NotDecidedYet: {
    status: 409,
    title: 'Decide first',
    sentence: () => 'Why you chose other than advised can be said once you have chosen.',
  },
  NoDepartureToSay: {
    status: 409,
    title: 'Nothing to say here',
    sentence: () => 'What you chose is as advised, or you have said already why it is not.',
  },
  PracticeKeyChanged: {
    status: 409,
    title: 'Signed by another key than before',
    sentence: (refusal) =>
      `An earlier file of ${listOf(refusal, 'force')} was signed by another key. Nothing was taken in. Ask that force, by another way, whether its key has changed; if it has, whoever runs this installation settles it.`,
  },
  NotAPracticeFile: {
    status: 422,
    title: 'Not a file of practice',
    sentence: (refusal) =>
      `This cannot be read as a round or as answers: ${listOf(refusal, 'why')}. Take the whole file, as it was saved.`,
  },
  RoundTakenAlready: {
    status: 409,
    title: 'This round is here already',
    sentence: () => 'A round is taken in once. Open it in the list of rounds.',
  },
  OtherVignettes: {
    status: 409,
    title: 'Other standard cases',
    sentence: (refusal) =>
      `The library here has no such case, or with other words: ${listOf(refusal, 'vignettes')}. Both forces need the same version of Evenhand for a round.`,
  },
  AnswersOfNoRound: {
    status: 409,
    title: 'Answers to no round of this force',
    sentence: () =>
      'These answers are to a round that was not opened here. Only the force that opened it takes them in.',
  },
  OwnAnswers: {
    status: 409,
    title: 'The answers of this force',
    sentence: () => 'They are counted already. Take in the file of another force.',
  },
  AnswersTakenAlready: {
    status: 409,
    title: 'Taken in already',
    sentence: () => 'The answers of that force to this round are here already, and are not counted twice.',
  },
  NothingToDraw: {
    status: 409,
    title: 'Nothing to draw from',
    sentence: () =>
      'No case was closed in that period with an approved outcome that was not drawn before. Choose a longer period.',
  },
  PeriodEndsBeforeItBegins: {
    status: 422,
    title: 'The period ends before it begins',
    sentence: () => 'The last day is before the first. Enter them the other way round.',
  },
  NoOpinionWaits: {
    status: 409,
    title: 'Nothing waits for you',
    sentence: () => 'There is no drawn case that you have never met. An analyst or the policy owner draws more.',
  },
  OpinionOpenAlready: {
    status: 409,
    title: 'You have one open',
    sentence: () => 'Give the second opinion that you have taken first. It is at the top of the list.',
  },
  NoSuchOpinion: {
    status: 404,
    title: 'No such second opinion',
    sentence: () => 'There is none at this address for you: it is another reader’s, was given, or was set aside.',
  },
  OpinionGivenAlready: {
    status: 409,
    title: 'Given already',
    sentence: () => 'A second opinion is given once, and stays.',
  },
  PanelFoundAlready: {
    status: 409,
    title: 'Found already',
    sentence: () => 'What the panel found of this case is recorded. Open the list and choose another.',
  },
  OwnDecision: {
    status: 403,
    title: 'Never one’s own',
    sentence: () => 'You had a part in one of the two decisions, so that others have to sit over this case.',
  },
  RuleNeeded: {
    status: 422,
    title: 'Which rule is it about?',
    sentence: () => 'A finding against a decision, or with observations, names the rule that it is about.',
  },
  NoSuchRule: {
    status: 422,
    title: 'No such rule',
    sentence: (refusal) =>
      `The version that decided this case has no rule ${listOf(refusal, 'rule')}. Choose from the list.`,
  },
};
