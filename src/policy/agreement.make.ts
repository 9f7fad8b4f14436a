import type { Advice, AdviceInput } from './advice.schema.ts';
import { Adviser } from './adviser.ts';
import { everyAnswer, saidBy } from './naive.make.ts';
import type { PolicyFiles } from './policy.schema.ts';

/** Where the engine and the plain reading differ; `engine` is the version the engine reads, if another. */
export function disagreementsWithNaive(files: PolicyFiles, input: AdviceInput, on: string, engine = files): string[] {
  const result = new Adviser([{ files: engine }], () => '').advise(input, { today: on, policy: files.policy.id });
  if (!result.ok) return result.refusal.map(({ says }) => says);
  const advice = result.value;
  const said = saidBy(advice);
  return [...everyAnswer({ files, input, on })].flatMap(([key, answers]) => {
    if (key.startsWith('duty ')) return dutyDisagreement(files, advice, key, answers);
    const isStanding = key.startsWith('standing ');
    if (!said.has(key)) return isStanding ? [] : [`${key} is not said`];
    const expected = onlyOf(answers) ?? (isStanding ? 'not-yet' : null);
    return said.get(key) === expected ? [] : [`${key}: ${said.get(key) ?? 'open'} for ${expected ?? 'open'}`];
  });
}

const onlyOf = ([first, ...others]: readonly string[]): string | null =>
  others.length === 0 && first !== 'not-yet-known' ? (first ?? null) : null;

function dutyDisagreement(files: PolicyFiles, advice: Advice, key: string, answers: readonly string[]): string[] {
  const isRaisedAnyway = files.rules.some(
    ({ effect }) => 'duty' in effect && effect.duty.raisedByUnknown === true && key.endsWith(` ${effect.duty.id}`),
  );
  const raised = advice.duties.some((duty) => key === `duty ${duty.person ?? 'null'} ${duty.id}`);
  const expected = onlyOf(answers) === 'raised' || (isRaisedAnyway && answers.includes('raised'));
  return raised === expected ? [] : [`${key}: ${String(raised)} for ${String(expected)}`];
}
