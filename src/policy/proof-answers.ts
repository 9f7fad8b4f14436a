import type { AdviceInput } from './advice.schema.ts';
import { evidenceOf } from './evidence.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { stepsFrom } from './proof-answer-steps.ts';
import type { OfVersion } from './proof-statement.ts';
import { layOut, type Variables } from './variables.ts';

/** How an input is read; to plant a fault in it, another way of reading. */
export type Read = (variables: Variables, input: AdviceInput, into?: Int32Array) => Int32Array;

/**
 * What an answer leaves possible is read question by question, from what is said of that one question of the case and of
 * the person: trying each of these with each other tries everything. What advice makes of it is proved apart
 * (`proof-unknown.ts`), so that together nothing is ever advised that was not possible before an unknown was answered.
 */
export const ofAnswers = (read: Read = evidenceOf): OfVersion => ({
  of: 'the version',
  id: 'answers-narrow',
  says: 'Answering what was said to be unknown, of the case or of anybody in it, with nobody, one or two listed, leaves possible only what was possible before, whatever ages and earlier reports already tell.',
  people: 1,
  lacks: ([view]) => (view === undefined ? [] : widened(view.files, read)),
});

/** Listed first, and says nothing: what another answers is read in their own place. */
const OTHER = { ref: 'B' };

/** Steps come in rows that begin and end at the same inputs: what was read of one is kept for those that follow. */
const MOST_KEPT = 128;

function widened(files: PolicyFiles, read: Read): string[] {
  // With nobody listed and with somebody: what is left to people is read otherwise where there are none.
  const layouts = [0, 1, 2].map((people) => layOut(files, people));
  const kept = new Map<AdviceInput, readonly Int32Array[]>();
  const readOf = (input: AdviceInput): readonly Int32Array[] => {
    const known = kept.get(input);
    if (known !== undefined) return known;
    const own = input.people ?? [];
    const made = (own.length === 0 ? [[]] : [own, [OTHER, ...own]]).flatMap((people) => {
      const variables = layouts[people.length];
      return variables === undefined ? [] : [read(variables, { ...input, people })];
    });
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(input, made);
    return made;
  };
  const found: string[] = [];
  for (const { what, before, after } of stepsFrom(files)) {
    const narrow = readOf(after);
    if (readOf(before).some((wide, place) => isWider(wide, narrow[place] ?? wide)))
      found.push(`${what}: something becomes possible that was not.`);
  }
  return found;
}

function isWider(wide: Int32Array, narrow: Int32Array): boolean {
  for (let place = 0; place < narrow.length; place += 1)
    if (((narrow[place] ?? 0) & ~(wide[place] ?? 0)) !== 0) return true;
  return false;
}
