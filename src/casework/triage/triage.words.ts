import type { Risk } from './search.store.ts';
import { ENQUIRERS, FROM_WHOM, STATES, WAYS, type Enquirer, type FromWhom, type State, type Way } from './statement.ts';

export const stateWords: Readonly<Record<State, string>> = {
  confirmed: 'Confirmed',
  suspected: 'Suspected',
  'no-evidence': 'Nothing found',
  'ruled-out': 'Ruled out',
  unknown: 'Not known',
};

export const stateHints: Readonly<Partial<Record<State, string>>> = {
  confirmed: 'It is established',
  suspected: 'There is some sign of it. It counts as present',
  'no-evidence': 'Somebody enquired into it and found nothing',
  'ruled-out': 'It is established that it is not so',
  unknown: 'Nobody has found out yet. It is never read as no',
};

export const fromWhomWords: Readonly<Record<FromWhom, string>> = {
  reporter: 'The person who reported',
  'parent-or-carer': 'A parent or carer',
  partner: 'A partner, such as school, social care or health',
  'police-record': 'Police records',
  check: 'A background check',
  'child-unprompted': 'The child, unprompted',
  'own-observation': 'What I have seen myself (never an image)',
  interview: 'An interview held as one, by its reference',
};

export const wayWords: Readonly<Record<Way, string>> = {
  'records-searched': 'Records were searched',
  'partner-asked': 'A partner was asked',
  'parent-or-carer-asked': 'A parent or carer was asked',
  'school-asked': 'The school or college was asked',
  'service-asked': 'An online service was asked',
  'account-enquiry': 'An account was enquired into',
  'interview-held': 'An interview was held',
  'other-enquiry': 'Another enquiry',
};

export const enquirerWords: Readonly<Record<Enquirer, string>> = {
  'officer-in-case': 'Officer in the case',
  supervisor: 'Supervisor',
  'specialist-team': 'Specialist team',
  'safeguarding-hub': 'Safeguarding hub (MASH)',
  school: 'School or college',
  'social-care': 'Children’s social care',
  health: 'Health service',
};

export const riskWords: Readonly<Record<Risk, string>> = {
  died: 'recorded as having died',
  'not-safe': 'not safe in an open case',
  'self-harm': 'risk of self-harm in an open case',
  'on-plan': 'on a child protection plan',
  'in-care': 'in care',
  missing: 'has been missing',
};

export const sexItems = [
  { value: 'female', text: 'Female' },
  { value: 'male', text: 'Male' },
  { value: 'other', text: 'Other' },
  { value: 'not-stated', text: 'Not stated' },
] as const;

/** The police service's 18+1 self-defined codes. */
export const ethnicityItems = [
  { value: 'W1', text: 'White: British' },
  { value: 'W2', text: 'White: Irish' },
  { value: 'W3', text: 'White: Gypsy or Irish Traveller' },
  { value: 'W9', text: 'White: any other background' },
  { value: 'M1', text: 'Mixed: White and Black Caribbean' },
  { value: 'M2', text: 'Mixed: White and Black African' },
  { value: 'M3', text: 'Mixed: White and Asian' },
  { value: 'M9', text: 'Mixed: any other background' },
  { value: 'A1', text: 'Asian: Indian' },
  { value: 'A2', text: 'Asian: Pakistani' },
  { value: 'A3', text: 'Asian: Bangladeshi' },
  { value: 'A4', text: 'Asian: Chinese' },
  { value: 'A9', text: 'Asian: any other background' },
  { value: 'B1', text: 'Black: Caribbean' },
  { value: 'B2', text: 'Black: African' },
  { value: 'B9', text: 'Black: any other background' },
  { value: 'O2', text: 'Arab' },
  { value: 'O9', text: 'Any other ethnic group' },
  { value: 'NS', text: 'Not stated' },
] as const;

const itemsOf = <Value extends string>(values: readonly Value[], words: Readonly<Record<Value, string>>) =>
  values.map((value) => ({ value, text: words[value] }));

export const triageChoices = {
  state: STATES.map((value) => ({ value, text: stateWords[value], hint: { text: stateHints[value] ?? '' } })),
  fromWhom: itemsOf(FROM_WHOM, fromWhomWords),
  way: itemsOf(WAYS, wayWords),
  byWhom: itemsOf(ENQUIRERS, enquirerWords),
  sex: sexItems,
  ethnicity: ethnicityItems,
};
