import type { Problems, Refusal } from '../../platform/web/index.ts';
import { KEEPS_OPEN } from './closing.ts';
import { openWords } from './closing.view.ts';

const namesIn = (refusal: Refusal): readonly string[] => {
  const items: unknown = 'what' in refusal ? refusal.what : [];
  const open = Array.isArray(items) ? items : [];
  return KEEPS_OPEN.flatMap((what) => {
    const count = open.filter(
      (item: unknown) => typeof item === 'object' && item !== null && 'what' in item && item.what === what,
    ).length;
    if (count === 0) return [];
    return [count === 1 ? openWords[what].toLowerCase() : `${openWords[what].toLowerCase()} (${count})`];
  });
};

/** What the refusals of this step say to people, and the status they have. */
export const closingProblems: Problems = {
  AlreadyClosed: {
    status: 409,
    title: 'This case is closed',
    sentence: () => 'It was closed before. Nothing was changed.',
  },
  StillOpen: {
    status: 409,
    title: 'The case cannot be closed yet',
    sentence: (refusal) => `Still open: ${namesIn(refusal).join('; ')}. Finish these, then close the case.`,
  },
};
