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

function widened(files: PolicyFiles, read: Read): string[] {
  // With nobody listed and with somebody: what is left to people is read otherwise where there are none.
  const layouts = [0, 1, 2]
    .map((people) => layOut(files, people))
    .map((variables) => ({
      variables,
      // Read into the same two places again and again: there are thousands of steps.
      ...{ wide: variables.anything.slice(), narrow: variables.anything.slice() },
    }));
  const found: string[] = [];
  for (const { what, before, after } of stepsFrom(files)) {
    for (const beside of before.people?.length === 0 ? [[]] : [[], [OTHER]]) {
      const [was, is] = [before, after].map((each) => ({ ...each, people: [...beside, ...(each.people ?? [])] }));
      const layout = layouts[was?.people.length ?? 0];
      if (layout === undefined || was === undefined || is === undefined) continue;
      const { variables } = layout;
      if (isWider(read(variables, was, layout.wide), read(variables, is, layout.narrow)))
        found.push(`${what}: something becomes possible that was not.`);
    }
  }
  return found;
}

function isWider(wide: Int32Array, narrow: Int32Array): boolean {
  for (let place = 0; place < narrow.length; place += 1)
    if (((narrow[place] ?? 0) & ~(wide[place] ?? 0)) !== 0) return true;
  return false;
}
