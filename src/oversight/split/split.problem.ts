import type { Problems } from '../../platform/web/index.ts';

/** What the refusals about the split say to people, and the status they have. */
export const splitProblems: Problems = {
  SplitMonthsTurned: {
    status: 422,
    title: 'The last month is before the first',
    sentence: () => 'Nothing was asked. Choose a last month that is not before the first.',
  },
  SplitMonthNotOver: {
    status: 422,
    title: 'The last month is not over',
    sentence: () => 'Nothing was asked: decisions of that month can still be made. Choose a month that is over.',
  },
  SplitOfNobody: {
    status: 422,
    title: 'Nobody’s decisions',
    sentence: () => 'Nothing was asked. Give decisions of other forces, or let this force’s own be among them.',
  },
  SampleTooSmall: {
    status: 409,
    title: 'Too few to be given',
    sentence: () =>
      'Nothing was given: too few people decided enough alike, and of few one could be guessed at. Choose more months.',
  },
  NoSuchSplit: {
    status: 404,
    title: 'No such split',
    sentence: () => 'This force has asked for no such split. Open the list and choose there.',
  },
  SplitKeptAlready: {
    status: 409,
    title: 'Kept already',
    sentence: () => 'What came of it was kept before. Open it and read it there.',
  },
  SplitNotDone: {
    status: 409,
    title: 'Not done yet',
    sentence: () => 'There is no file before the split is done. Wait on its page, and take the file from there.',
  },
};
