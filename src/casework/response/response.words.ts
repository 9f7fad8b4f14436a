import type { AppropriateAdult, Conclusion, Means, Ten } from './consideration.ts';
import type { End } from './consideration-end.ts';
import type { DeathSource } from './death.ts';
import type { About } from './request.ts';
import type { Responder } from './responder.ts';
import type { DecidedCategory, DecidedResponse, Grant } from './supervisor.ts';

/** What alarms of a child who is recorded as having died, where a floor walked since has them among the living. */
export const contradictedWords =
  'Recorded as having died, but the safety floor walked since says how the child is. Find out at once whether the child is alive; if so, record it';

export const responderWords: Readonly<Record<Responder, string>> = {
  'first-responder': 'First responder',
  'safer-schools-officer': 'Safer schools officer',
  'neighbourhood-team': 'Neighbourhood team',
  'child-abuse-investigation': 'Child abuse investigation team',
  'online-csa-team': 'Online child sexual abuse team',
  cid: 'Criminal investigation department (CID)',
};

export const meansWords: Readonly<Record<Means, string>> = {
  interview: 'Voluntary interview under caution',
  arrest: 'Arrest',
};

export const conclusionWords: Readonly<Record<Conclusion, string>> = {
  'not-needed': 'Considered: not needed',
  pursued: 'Considered: to be done',
};

/** What came of one that was to be done. */
export const endWords: Readonly<Record<Means, Readonly<Record<End, string>>>> = {
  interview: { made: 'The interview was held', 'not-made': 'The interview was not held' },
  arrest: { made: 'The arrest was made', 'not-made': 'The arrest was not made' },
};

export const appropriateAdultWords: Readonly<Record<AppropriateAdult, string>> = {
  'parent-or-guardian': 'A parent or guardian who is not involved, and whom the child wants',
  'social-worker': 'A social worker',
  'other-responsible-adult': 'Another responsible adult, 18 or over, not of the police',
};

export const tenWords: Readonly<Record<Ten, string>> = {
  'ten-or-over': 'Yes, 10 or over',
  'under-ten': 'No, under 10',
  'not-known': 'Not known',
};

export const aboutWords: Readonly<Record<About, string>> = {
  response: 'Decide the response',
  category: 'Decide the category',
  'check-unavailable': 'Exception: a check is unavailable',
  'actor-unidentified': 'Exception: somebody who acted is not identified',
  'age-not-known': 'Exception: an age is not known',
  arrest: 'An arrest, before it is made',
  'child-not-identified': 'A reason in place of the safety floor: the child is not identified',
  'child-not-found': 'A reason in place of the safety floor: the child cannot be found',
  'no-such-child': 'A reason in place of the safety floor: there is no such child',
  'child-died': 'A child has died: agree that it is recorded',
};

export const deathSourceWords: Readonly<Record<DeathSource, string>> = {
  'police-record': 'A police record',
  hospital: 'The hospital',
  coroner: 'The coroner',
  'social-care': 'Children’s social care',
  school: 'The school',
  family: 'The family',
};

export const decidedResponseWords: Readonly<Record<DecidedResponse, string>> = {
  proportionate: 'Proportionate response, safeguarding first',
  'full-investigation': 'Full criminal investigation',
};

export const decidedCategoryWords: Readonly<Record<DecidedCategory, string>> = {
  aggravated: 'Aggravated',
  'non-aggravated': 'Non-aggravated',
};

export const grantWords: Readonly<Record<Grant, string>> = { granted: 'Granted', refused: 'Refused' };

/** What an age that was learnt says, where the name of the fact alone would say more than is known. */
export const learntWords: Readonly<Partial<Record<string, string>>> = {
  'may-be-adult': 'may be 18 or over, by the age as last said',
  'adult-part-not-known': 'an adult, whose part is not known',
  'may-be-under-13': 'may be under 13, by the age as last said',
  'may-be-under-10': 'may be under 10, by the age as last said',
};
