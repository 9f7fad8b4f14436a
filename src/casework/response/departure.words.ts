import type { standsTo } from './against.ts';
import { DEPARTURES, type Departure } from './departure.ts';

export const departureWords: Readonly<Record<Departure, string>> = {
  'facts-not-in-the-guidance': 'Facts that the guidance does not name',
  'wishes-of-the-child': 'The wishes of the child who was harmed',
  'partner-view': 'The view of a partner, such as social care or youth justice',
  'legal-advice': 'Legal advice, or a decision of the Crown Prosecution Service',
  'earlier-history': 'Earlier history',
  'rule-does-not-fit': 'A rule does not fit this case',
};

export const departures = [
  { value: '', text: 'Not a departure' },
  ...DEPARTURES.map((value) => ({ value, text: departureWords[value] })),
];

/** How what a supervisor may decide stands to the advice. */
export const standsToWords: Readonly<Record<ReturnType<typeof standsTo>, string>> = {
  'as-advised': 'As the guidance advises.',
  'left-open': 'The guidance leaves this to a supervisor.',
  'not-known-yet':
    'The guidance cannot say yet: facts it turns on are not known, and unknown is not no. To choose now is a departure: you are asked to choose why.',
  departure: 'A departure from the advice: you are asked to choose why.',
};
