import type { Advice } from './advice.schema.ts';
import { RESPONSES, STANDINGS } from './policy.schema.ts';
import { EXPOSURE, GRAVITY, oppositesOf } from './proof-ordered.ts';
import { SOFT, type Always, type Shown } from './proof-statement.ts';

export const BARRED = STANDINGS.indexOf('barred');
export type PersonAdvice = Advice['people'][number];

/** How the case after the step protects less. */
export const isLessProtected: Always['isBrokenBy'] = ({ files, advice, then }) => {
  const level = ({ response }: Advice) => RESPONSES.findIndex((each) => each === response);
  const duties = new Set(then.advice.duties.map(({ id, person }) => `${id} ${person ?? ''}`));
  if (level(then.advice) < level(advice)) return true;
  const isOwed = (id: string, person: string | null) =>
    [id, ...oppositesOf({ files }, id)].some((act) => duties.has(`${act} ${person ?? ''}`));
  if (advice.duties.some(({ id, person }) => !isOwed(id, person))) return true;
  return advice.people.some((before, place) => {
    const after = then.advice.people[place];
    if (after === undefined || !isExposed(before) || !isExposed(after)) return false;
    return SOFT.some((code) => standing(after, code) < standing(before, code));
  });
};

export const isExposed = ({ role }: PersonAdvice): boolean => (EXPOSURE[role] ?? 0) > 0;
export const standing = ({ outcomes }: PersonAdvice, code: string): number =>
  STANDINGS.findIndex((each) => each === outcomes.find((outcome) => outcome.code === code)?.standing);

/** How the first person is more exposed after the step. */
export const isMoreExposed: Always['isBrokenBy'] = (shown) => {
  const [before, after] = [shown.advice.people[0], shown.then.advice.people[0]];
  if (before === undefined || after === undefined) return false;
  return (
    (EXPOSURE[after.role] ?? 0) > (EXPOSURE[before.role] ?? 0) || gravestOf(shown, after) > gravestOf(shown, before)
  );
};

export const gravestOf = ({ files }: Pick<Shown, 'files'>, person: PersonAdvice): number =>
  Math.max(
    0,
    ...files.outcomes
      .filter(({ code }) => standing(person, code) >= 0 && standing(person, code) < BARRED)
      .map(({ formal }) => GRAVITY[formal]),
  );
