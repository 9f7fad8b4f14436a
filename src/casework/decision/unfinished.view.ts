import { childAlarmWords } from '../safeguarding/index.ts';
import type { Unfinished } from './unfinished.ts';

export const unfinishedWords: Readonly<Record<Unfinished['what'], string>> = {
  ...childAlarmWords,
  'own-words-missing': 'Not heard in their own words, and no supervisor agreed to that',
  'safeguarding-undecided': 'No safeguarding decision that stands',
  'strategy-not-held': 'A strategy discussion was asked for and is not recorded as held',
  'triage-open': 'A question that is always asked was not',
  'reopening-unanswered':
    'The case was opened again for something new that triage was not told of since: until it is answered there, it counts as suspected',
  'checks-outstanding': 'Checks are outstanding',
  'check-unavailable': 'A check is unavailable, and nobody granted an exception',
  'responder-not-named': 'Nobody is named who acts',
  'handover-open': 'A handover is open: the team has not answered',
  'end-not-said': 'An interview or an arrest was decided on, and nobody has said whether it was made',
  'question-unanswered': 'A supervisor has not answered what they were asked',
};

const PLACES: Readonly<Partial<Record<Unfinished['what'], string>>> = {
  'own-words-missing': 'own-words',
  'safeguarding-undecided': 'safeguarding',
  'strategy-not-held': 'safeguarding',
};

const OF_RESPONSE: readonly Unfinished['what'][] = [
  'check-unavailable',
  'responder-not-named',
  'handover-open',
  'end-not-said',
  'question-unanswered',
];

/** Where each is put right, within the case: of a child in their own page, of the case in its step. */
export const placeOfUnfinished = ({ what, subject }: Unfinished): string => {
  // A danger that triage was told of is taken back where it was told: walking the floor again does not undo it.
  if (what === 'triage-open' || what === 'reopening-unanswered' || what === 'harm-said' || what === 'suicide-risk-said')
    return '/triage';
  if (what === 'checks-outstanding') return '/checks';
  if (OF_RESPONSE.includes(what)) return '/response';
  // Whatever else is about a child is put right by walking their safety floor again.
  return `/children/${subject ?? ''}/${PLACES[what] ?? 'floor'}`;
};
