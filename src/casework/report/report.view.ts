import type { Alarm } from './floor.ts';
import { FROM_WHOM, WELFARE_BY, WITH_WHOM, type FromWhom, type WelfareBy, type WithWhom } from './floor.ts';
import { KNOWN, TOLD_BY, type Known, type ToldBy } from './report.ts';

/** One answer to choose, as a page shows it. */
export interface Choice {
  readonly value: string;
  readonly text: string;
}

const choices = <Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, string>>,
): readonly Choice[] => values.map((value) => ({ value, text: words[value] }));

export const toldByWords: Readonly<Record<ToldBy, string>> = {
  child: 'A child',
  'child-then': 'An adult, telling of when they were a child',
  'parent-or-carer': 'A parent or carer',
  school: 'A school or college',
  'social-care': 'Children’s social care',
  health: 'A health service',
  'online-service': 'An online service, or the National Crime Agency on behalf of one',
  partner: 'Another partner',
  officer: 'A police officer or member of police staff',
  public: 'A member of the public',
  anonymous: 'Somebody who did not say who they are',
};

export const knownWords: Readonly<Record<Known, string>> = { yes: 'Yes', no: 'No', 'not-known': 'Not known' };

export const withWhomWords: Readonly<Record<WithWhom, string>> = {
  'parent-or-carer': 'A parent or carer',
  'other-family': 'Other family',
  school: 'School or college staff',
  'social-care': 'Social care staff, or foster carers',
  police: 'Police',
  friends: 'Friends only',
  nobody: 'Nobody',
  'not-known': 'Not known',
};

export const fromWhomWords: Readonly<Record<FromWhom, string>> = {
  reporter: 'The person who reported',
  'parent-or-carer': 'A parent or carer',
  'child-unprompted': 'The child, unprompted',
  partner: 'A partner',
  'police-record': 'Police records',
  'own-observation': 'What I have seen myself',
};

export const welfareByWords: Readonly<Record<WelfareBy, string>> = {
  police: 'Police',
  'social-care': 'Children’s social care',
  school: 'School or college',
  health: 'Health service',
  'parent-or-carer': 'A parent or carer, confirmed to police',
};

export const alarmWords: Readonly<Record<Alarm, string>> = {
  'not-safe': 'Not safe now',
  'safety-not-known': 'Not known whether safe now',
  'self-harm': 'Risk of self-harm',
  'self-harm-not-known': 'Not known whether there is a risk of self-harm',
  alone: 'Nobody is with the child',
  'company-not-known': 'Not known who is with the child',
  'no-welfare-check': 'No welfare check arranged',
  'welfare-check-too-old':
    'No welfare check arranged: the one recorded was more than two days before the police were told',
  'welfare-check-overdue': 'The welfare check is overdue',
};

export const reportChoices = { toldBy: choices(TOLD_BY, toldByWords), safe: choices(KNOWN, knownWords) };

export const floorChoices = {
  known: choices(KNOWN, knownWords),
  withWhom: choices(WITH_WHOM, withWhomWords),
  fromWhom: choices(FROM_WHOM, fromWhomWords),
  welfareBy: choices(WELFARE_BY, welfareByWords),
};
