import { placesOf } from '../guidance/index.ts';
import { DEPARTURES, departureWords, HEADS, headWords } from '../../casework/decision/index.ts';
import { heldBack } from '../release/index.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { PageModel } from '../../platform/web/index.ts';
import { agreementOf, apartOn, LEAST_CASES, LEAST_PEOPLE, type CaseChoices, type Figures } from './agreement.ts';
import type { ResultsRead } from './practice-page.store.ts';
import {
  adviceWords,
  betweenWords,
  choiceWords,
  coefficientWords,
  DEFINITION,
  MEASURES,
  percent,
} from './practice.words.ts';
import { outcomesOf } from './standard-case.ts';

/** The agreement of a round, counted. */
export const agreementIn = ({ cases, counts, policy }: Pick<ResultsRead, 'cases' | 'counts' | 'policy'>) =>
  agreementOf(
    cases,
    counts,
    policy.files.rules.map(({ id }) => id),
  );

/** Why people chose other than advised on the cases of a rule, small counts held back; none where nobody said why. */
export const reasonsOn = ({ departures }: Pick<ResultsRead, 'departures'>, vignettes: readonly string[]) => {
  const counts = DEPARTURES.map((departure) =>
    departures
      .filter((one) => one.departure === departure && vignettes.includes(one.vignette))
      .reduce((total, { answers }) => total + answers, 0),
  );
  const total = counts.reduce((all, count) => all + count, 0);
  // Of a few answers not even which reasons there were: that alone could tell of one person.
  if (total < LEAST_PEOPLE) return [];
  const shown = heldBack(counts);
  return DEPARTURES.map((departure, place) => ({ departure, answers: shown[place] ?? null })).filter(
    ({ answers }) => answers !== 0,
  );
};

const figuresView = (figures: Figures) => ({
  cases: figures.cases,
  answers: figures.answers,
  alike: percent(figures.alike),
  alpha: coefficientWords(figures.alpha),
  ac1: coefficientWords(figures.ac1),
});

/** How far people agree in a round, by rule in the order of the guidance. */
export const resultsPage = (actor: Actor, read: ResultsRead): PageModel => {
  const { round, cases, policy } = read;
  const agreement = agreementIn(read);
  const { overall, byRule, forces, between } = agreement;
  const titles = new Map(outcomesOf(policy).map(({ code, title }) => [code, title] as const));
  // A case keeps the title it had in the round, whatever the library calls it now.
  const titleOf = (id: string): string => cases.find((one) => one.id === id)?.title ?? id;
  const reasonsAt = (vignette: string) =>
    HEADS.flatMap((head) => {
      const texts = read.reasons
        .filter((one) => one.vignette === vignette && one.head === head)
        .map(({ text }) => text);
      return texts.length === 0 ? [] : [{ head: headWords[head], texts }];
    });
  const caseView = ({ vignette, answers, choices }: CaseChoices) => ({
    written: reasonsAt(vignette),
    title: titleOf(vignette),
    why: cases.find((one) => one.id === vignette)?.why,
    answers,
    choices: choices?.map((one) => ({ text: choiceWords(one.choice, titles), answers: one.answers })),
  });
  const triedView = ([first, ...others]: readonly (typeof byRule)[number][]) => {
    if (first === undefined) return [];
    const { vignettes, figures } = first;
    const apart = apartOn(agreement, vignettes);
    return [
      {
        ...figuresView(figures),
        rules: [first, ...others].map(({ rule }) => ({
          rule,
          says: policy.files.rules.find(({ id }) => id === rule)?.says ?? rule,
          href: placesOf(round.policy).rule(rule),
        })),
        titles: vignettes.map(titleOf),
        reasons: reasonsOn(read, vignettes)
          .map(({ departure, answers }) => `${departureWords[departure]}: ${answers ?? 'a few'}`)
          .join('; '),
        apart,
        // A proposal rests on as many answers as a departure has to rest on in cases.
        mayPropose: actor.roles.includes('policy-owner') && apart >= LEAST_PEOPLE,
      },
    ];
  };
  return {
    title: 'How far people agree',
    at: `/practice/rounds/${round.id}`,
    round,
    definition: DEFINITION,
    measures: MEASURES,
    advice: adviceWords(round.adviceShown),
    forces,
    least: { people: LEAST_PEOPLE, cases: LEAST_CASES },
    overall: overall === undefined ? undefined : figuresView(overall),
    between: betweenWords(forces, between),
    // Rules that the same cases tried have the same figures: told once, with all of them.
    tried: [...Map.groupBy(byRule, ({ vignettes }) => vignettes.join()).values()].flatMap(triedView),
    cases: agreement.cases.map(caseView),
    back: { href: `/practice/rounds/${round.id}`, text: 'The round' },
  };
};
