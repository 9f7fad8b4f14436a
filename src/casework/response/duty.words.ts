import { DONE_BY, PARENT, type DoneBy, type ParentDecided } from './duty.ts';

export const doneByWords: Readonly<Record<DoneBy, string>> = {
  me: 'Me',
  'another-officer': 'Another officer',
  supervisor: 'A supervisor',
  'safeguarding-hub': 'The safeguarding hub',
  school: 'A school',
  'other-partner': 'Another partner',
};

export const doneByChoices = [
  { value: '', text: 'Choose' },
  ...DONE_BY.map((value) => ({ value, text: doneByWords[value] })),
];

const parentWords: Readonly<Record<ParentDecided['is'], string>> = {
  'to-tell': 'This parent or carer is told',
  'not-to-tell': 'This parent or carer is not told',
};

export const parentChoices = PARENT.map((value) => ({ value, text: parentWords[value] }));

const WHERE = 'here it is written down';

/** What the words of an answer are asked as: nobody is asked why not where only what was done can be said. */
export const wordsAsked = (
  may: readonly string[],
  { ofParents, notIdentified }: { readonly ofParents: boolean; readonly notIdentified: boolean },
): string => {
  const written = ofParents ? `Why, and w${WHERE}` : `W${WHERE}`;
  const asked = [
    ...(may.includes('done') ? [written] : []),
    ...(notIdentified ? ['what is done to find out who they are'] : []),
    ...(may.includes('not-done') ? [ofParents ? 'why nothing was decided' : 'why it was not done'] : []),
  ].join(', or ');
  return `${asked.slice(0, 1).toUpperCase()}${asked.slice(1)}`;
};
