import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import type { Context, Look } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { readPassages, readPeople, type Living, type Person } from '../../platform/person/index.ts';
import { getCase, type CaseFile } from '../case/index.ts';
import { isInCase, vaultOf } from './people.store.ts';

export interface NamingPage {
  readonly file: CaseFile;
  readonly person: Living;
  /** Records judged to be of the same person. */
  readonly linked: readonly Living[];
  /** Records said not to be of the same person after all, and not held together again since. */
  readonly unlinked: readonly Unlinked[];
  /** Recorded as having died in this case. */
  readonly died: boolean;
  /** Of each record that is linked, where that says otherwise: the cases that do. */
  readonly otherwise: ReadonlyMap<string, readonly string[]>;
}

export interface Unlinked {
  readonly person: Living;
  readonly at: Date;
  readonly by: string | null;
  /** Undefined where the reason was erased. */
  readonly why: string | undefined;
}

interface LinkRow {
  readonly other: string;
  readonly at: Date | null;
  readonly by: string | null;
  readonly passage: string | null;
}

const linksOf = async (tx: Tx, person: string): Promise<readonly LinkRow[]> => {
  const { rows } = await sql<LinkRow>`
    SELECT CASE WHEN s.person = ${person} THEN s.other ELSE s.person END AS other, s.ended_at AS at, a.name AS by, s.end_passage AS passage
    FROM same_person s LEFT JOIN staff a ON a.force = s.force AND a.staff::text = s.ended_by
    WHERE s.person = ${person} OR s.other = ${person} ORDER BY s.ended_at DESC NULLS FIRST, s.linked_at DESC, s.link DESC`.execute(
    tx,
  );
  return rows;
};

interface DeathRow {
  readonly person: string;
  readonly reference: string;
  readonly died: boolean;
  readonly here: boolean;
}

/** Whether a case has recorded a death of this record, and which of those linked with it are recorded otherwise. */
const deathsOf = async (
  tx: Tx,
  at: { readonly case: string; readonly person: string },
  linked: readonly Living[],
): Promise<Pick<NamingPage, 'died' | 'otherwise'>> => {
  const people = [at.person, ...linked.map(({ person }) => person)];
  // A case that joined another says nothing any more: what is known of its children is recorded in that one.
  const { rows } = await sql<DeathRow>`
    SELECT p.person, f.reference, p.died, p.case_file = ${at.case} AND p.person = ${at.person} AS here
    FROM party p JOIN case_file f ON f.force = p.force AND f.case_file = p.case_file
    WHERE p.person = ANY(${people}::uuid[]) AND NOT p.taken_off AND f.joined_into IS NULL ORDER BY f.reference`.execute(
    tx,
  );
  const died = rows.some((row) => row.here && row.died);
  const saying = (person: string) => {
    const of = rows.filter((row) => row.person === person && !row.here);
    const isOtherwise = of.some((row) => row.died) !== died;
    return isOtherwise ? of.filter((row) => row.died !== died).map(({ reference }) => reference) : [];
  };
  const otherwise = linked.flatMap(({ person }) => {
    const cases = saying(person);
    return cases.length === 0 ? [] : [[person, cases] as const];
  });
  return { died, otherwise: new Map(otherwise) };
};

const isLiving = (person: Person | undefined): person is Living => person !== undefined && person.state !== 'erased';

/** Each other record once, by what was said of it last: those held together, and those that are not any more. */
const readLinked = async (
  context: Context,
  at: { readonly case: string; readonly person: string },
  rows: readonly LinkRow[],
  people: ReadonlyMap<string, Person>,
): Promise<Omit<NamingPage, 'file' | 'person'>> => {
  const newest = rows.filter(({ other }, i) => rows.findIndex((row) => row.other === other) === i);
  const passages = await readPassages(
    vaultOf(context),
    newest.flatMap(({ passage }) => passage ?? []),
  );
  const unlinked = newest.flatMap(({ other, at: ended, by, passage }) => {
    const [person, words] = [people.get(other), passages.get(passage ?? '')];
    if (ended === null || !isLiving(person)) return [];
    return [{ person, at: ended, by, why: words?.state === 'readable' ? words.text : undefined }];
  });
  const linked = newest
    .flatMap(({ other, at: ended }) => (ended === null ? (people.get(other) ?? []) : []))
    .filter(isLiving);
  return { linked, unlinked, ...(await deathsOf(context.tx, at, linked)) };
};

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
    const links = await linksOf(context.tx, input.person);
    const people = await readPeople(vaultOf(context), [input.person, ...links.map(({ other }) => other)]);
    const person = people.get(input.person);
    if (!isLiving(person)) return refused({ code: 'PersonErased', people: [input.person] });
    // What another record of the same person holds is offered for the form: typing it again is how slips begin.
    return ok({
      file: await getCase(context.tx, input.case),
      person,
      ...(await readLinked(context, input, links, people)),
    });
  },
  tell: ({ file, person, linked, unlinked }) => ({
    cases: [file.case],
    people: [person, ...linked, ...unlinked.map((each) => each.person)].map((each) => each.person),
    content: { page: 'naming' },
  }),
});
