import type { PageModel } from '../../platform/web/index.ts';
import { nameOf } from '../report/index.ts';
import { APPROPRIATE_ADULTS, CONCLUSIONS, MEANS, TEN, type Means } from './consideration.ts';
import type { AtHome, ConsiderPage } from './response-page.store.ts';
import { backTo, choices, people } from './response.view.ts';
import { appropriateAdultWords, conclusionWords, meansWords, tenWords } from './response.words.ts';

/** Read before an appropriate adult is chosen: who at home may not be one. */
const atHomeLine = (page: ConsiderPage, { person, mustNot, unsafe }: AtHome): readonly string[] => [
  ...(mustNot.length === 0 ? [] : [`${nameOf(page, person)}: must not be told or find it: ${mustNot.join('; ')}`]),
  ...(unsafe
    ? [
        `${nameOf(page, person)}: home may be unsafe, or that is not found out: no parent or guardian is the appropriate adult`,
      ]
    : []),
];

const meansHints: Readonly<Record<Means, string | undefined>> = {
  interview: undefined,
  arrest: 'A last resort for a child. It needs a supervisor’s decision first.',
};

export const considerPage = (page: ConsiderPage): PageModel => ({
  title: 'Consider an interview or an arrest',
  people: people(page),
  means: choices(MEANS, meansWords).map((one) => {
    const hint = meansHints[one.value];
    return hint === undefined ? one : { ...one, hint: { text: hint } };
  }),
  ten: choices(TEN, tenWords),
  conclusions: choices(CONCLUSIONS, conclusionWords),
  adults: choices(APPROPRIATE_ADULTS, appropriateAdultWords),
  atHome: page.atHome.flatMap((one) => atHomeLine(page, one)),
  back: backTo(page),
});
