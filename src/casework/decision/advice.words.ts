import type { Advice } from '../../policy/index.ts';

export const responseWords: Readonly<Record<Advice['response'], string>> = {
  proportionate: 'Proportionate response',
  'supervisor-decides': 'A supervisor decides the response',
  'full-investigation': 'Full investigation',
  'not-yet-known': 'Not yet known: it depends on what is not known',
};

export const categoryWords: Readonly<Record<Advice['category'], string>> = {
  aggravated: 'Aggravated',
  'non-aggravated': 'Non-aggravated',
  'not-yet-known': 'Not yet known',
};

export const roleWords: Readonly<Record<Advice['people'][number]['role'], string>> = {
  victim: 'Victim',
  witness: 'Witness',
  'person-involved': 'Person involved',
  suspect: 'Suspect',
  'not-yet-known': 'Not yet known',
};

export const standingWords: Readonly<Record<Advice['people'][number]['outcomes'][number]['standing'], string>> = {
  available: 'Available',
  'needs-decision': 'Open, once decided or recorded',
  'not-yet': 'Not yet',
  barred: 'Not available',
};
