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
