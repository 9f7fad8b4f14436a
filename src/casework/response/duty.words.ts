import { DONE_BY, type DoneBy } from './duty.ts';

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
