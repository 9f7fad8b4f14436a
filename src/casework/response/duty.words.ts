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

interface Offered {
  readonly value: 'done' | 'no-interview' | 'not-identified' | 'not-done';
  readonly text: string;
  readonly hint?: { readonly text: string };
  /** Where the error summary leads, if it is not the first input of its group. */
  readonly id?: string;
}

const NO_INTERVIEW: Offered = {
  value: 'no-interview',
  text: 'No interview took place, so that nobody was questioned without one',
  hint: { text: 'It is recorded as kept, in these words. If somebody is interviewed later, say so here again.' },
};

const NOT_IDENTIFIED: Offered = {
  value: 'not-identified',
  text: 'It cannot be done yet, because this person is not identified',
  hint: {
    text: 'Say below what is being done to find out who they are. Once they are identified, it is asked again.',
  },
};

/** What can be answered of a duty under the input `field`, as its page and the page of all of them offer it. */
export const answersOffered = (
  field: string,
  may: readonly string[],
  of: { readonly ofParents: boolean; readonly noInterview: boolean; readonly notIdentified: boolean },
): readonly Offered[] => {
  const isDone = may.includes('done');
  return [
    ...(isDone ? [{ value: 'done', text: of.ofParents ? 'It was decided' : 'It was done' } as const] : []),
    ...(isDone && of.noInterview ? [NO_INTERVIEW] : []),
    ...(of.notIdentified ? [NOT_IDENTIFIED] : []),
    ...(may.includes('not-done')
      ? [
          {
            value: 'not-done',
            text: 'It was not done, because of what I say below',
            ...(isDone ? {} : { id: field }),
          } as const,
        ]
      : []),
  ];
};
