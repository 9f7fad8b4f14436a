import type { AdviceInput } from './advice.schema.ts';
import type { Adviser } from './adviser.ts';
import { fullForm, wholly } from './answered-case.ts';
import { inventedCase } from './invented.ts';
import { isFloorAlone } from './next-question.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { told } from './told.ts';

export { INVENTED_AS } from './invented.ts';

/** How many questions a set of cases takes: one after another by what can still change the advice, and by the full form. */
export interface QuestionCounts {
  readonly cases: number;
  readonly short: { readonly mean: number; readonly longest: number };
  readonly full: { readonly mean: number; readonly longest: number };
}

/** Counts for the scenarios of a version, or for cases invented from a seed. `done` hears of each. */
export function questionCounts(
  adviser: Adviser,
  files: PolicyFiles,
  of: { readonly today: string; readonly invented?: { readonly cases: number; readonly seed: number } },
  done: (cases: number, of: number) => void,
): QuestionCounts {
  const { invented, today } = of;
  const cases: unknown[] =
    invented === undefined
      ? files.scenarios.map(({ input }) => input)
      : Array.from({ length: invented.cases }, (_, each) => inventedCase(files, invented.seed + each));
  const floor = files.facts.filter(isFloorAlone).map(({ id }) => id);
  const counts = cases.map((input, place) => {
    const prepared = adviser.prepare(input, { today, policy: files.policy.id });
    if (!prepared.ok) throw new RangeError(prepared.refusal.map(({ says }) => says).join('\n'));
    const truth = wholly(files, prepared.value.input);
    done(place + 1, cases.length);
    const asking = { today, policy: files.policy.id };
    return { short: shortPath(adviser, truth, asking, floor), full: fullForm(files, truth) };
  });
  const told = (all: readonly number[]) => ({
    mean: all.reduce((sum, each) => sum + each, 0) / all.length,
    longest: Math.max(...all),
  });
  return {
    cases: cases.length,
    short: told(counts.map(({ short }) => short)),
    full: told(counts.map(({ full }) => full)),
  };
}

/** Who is listed, settings and conditions are known from the start, and nothing of the safety floor; the rest is asked until nothing more is. */
function shortPath(
  adviser: Adviser,
  truth: AdviceInput,
  asking: { readonly today: string; readonly policy: string },
  floor: readonly string[],
): number {
  const { on, settings, conditions, people = [] } = truth;
  let input: AdviceInput = {
    ...(on === undefined ? {} : { on }),
    settings,
    conditions,
    people: people.map(({ ref }) => ({ ref })),
  };
  for (let asked = 0; ; asked += 1) {
    const found = adviser.toAsk(input, asking);
    if (!found.ok || found.value.nextQuestion === null) return asked;
    input = told(input, truth, found.value.nextQuestion, floor);
  }
}
