/** Ranks of police officers from the lowest, and the grades of staff who hold none: a designated decision maker has one of their own. */
export const RANKS = [
  'police-staff',
  'constable',
  'sergeant',
  'inspector',
  'chief-inspector',
  'superintendent',
  'chief-superintendent',
  'chief-officer',
  'decision-maker',
] as const;
export type Rank = (typeof RANKS)[number];

export const rankWords: Readonly<Record<Rank, string>> = {
  'police-staff': 'police staff',
  constable: 'constable',
  sergeant: 'sergeant',
  inspector: 'inspector',
  'chief-inspector': 'chief inspector',
  superintendent: 'superintendent',
  'chief-superintendent': 'chief superintendent',
  'chief-officer': 'chief officer',
  'decision-maker': 'designated decision maker',
};
