import { TELL_WITHIN } from './notice.ts';

/** The periods of telling, with who says so, for the page of settings and for obligations. */
export const noticeNotes = {
  enhanced: {
    workingDays: TELL_WITHIN.enhanced,
    note: 'Told within 1 working day of the decision: enhanced rights, which every victim under 18 has. Every child of a case is owed it, a victim formally or not.',
    authority: 'Victims’ Code, right 6 (T08)',
    confidence: 'C; that under-18s qualify: G; that every child is owed it: D',
    source: 'S51; handbook 6.3, 7.5',
  },
  ordinary: {
    workingDays: TELL_WITHIN.ordinary,
    note: 'Told within 5 working days of the decision: somebody known to be 18 or older by now.',
    authority: 'Victims’ Code, right 6 (T08)',
    confidence: 'C',
    source: 'S51; handbook 6.3',
  },
} as const;
