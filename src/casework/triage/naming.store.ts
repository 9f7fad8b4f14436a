import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import { readPeople, type Living } from '../../platform/person/index.ts';
import { getCase, type CaseFile } from '../case/index.ts';
import { isInCase, vaultOf } from './people.store.ts';

export interface NamingPage {
  readonly file: CaseFile;
  readonly person: Living;
  /** Records judged to be of the same person. */
  readonly linked: readonly Living[];
}

type NamingRefusal =
  | { readonly code: 'NotInThisCase'; readonly person: string }
  | { readonly code: 'PersonErased'; readonly people: readonly string[] };

/** Reads somebody on the way to naming them, and the records that were judged to be of the same person. */
export const lookAtNaming = (
  action: string,
): Look<{ readonly case: string; readonly person: string }, NamingPage, NamingRefusal> => ({
  action,
  cases: (input) => [input.case],
  load: async (context, input) => {
    if (!(await isInCase(context.tx, input))) return refused({ code: 'NotInThisCase', person: input.person });
    const { rows } = await sql<{ other: string }>`
      SELECT CASE WHEN person = ${input.person} THEN other ELSE person END AS other FROM same_person
      WHERE person = ${input.person} OR other = ${input.person} ORDER BY linked_at DESC, link DESC`.execute(context.tx);
    const ids = rows.map(({ other }) => other);
    const people = await readPeople(vaultOf(context), [input.person, ...ids]);
    const person = people.get(input.person);
    if (person === undefined || person.state === 'erased')
      return refused({ code: 'PersonErased', people: [input.person] });
    // What another record of the same person holds is offered for the form: typing it again is how slips begin.
    const linked = ids.map((id) => people.get(id)).filter((each) => each !== undefined);
    return ok({
      file: await getCase(context.tx, input.case),
      person,
      linked: linked.filter((each) => each.state !== 'erased'),
    });
  },
  tell: ({ file, person, linked }) => ({
    cases: [file.case],
    people: [person.person, ...linked.map((each) => each.person)],
    content: { page: 'naming' },
  }),
});
