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
