import { sql } from 'kysely';
import type { Context } from '../../platform/command/index.ts';
import { readPassages } from '../../platform/person/index.ts';

interface Contacts {
  readonly person: string;
  readonly now: string | null;
  readonly before: string | null;
}

/** Children of whom it is said otherwise than at an instant who may safely be told, how, and who must not. */
export const contactsChangedSince = async (
  { tx, keys, actor }: Pick<Context, 'tx' | 'keys' | 'actor'>,
  id: string,
  at: Date,
): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<Contacts>`
    SELECT n.person, n.contact_passage AS now, b.contact_passage AS before
    FROM (SELECT DISTINCT ON (person) force, case_file, person, contact_passage, walked_at FROM floor WHERE case_file = ${id}
      ORDER BY person, walked_at DESC, floor DESC) n
    LEFT JOIN LATERAL (SELECT f.contact_passage FROM floor f WHERE f.force = n.force AND f.case_file = n.case_file AND f.person = n.person
      AND f.walked_at <= ${at} ORDER BY f.walked_at DESC, f.floor DESC LIMIT 1) b ON true
    WHERE n.walked_at > ${at}`.execute(tx);
  const passages = rows.flatMap(({ now, before }) => [now, before]).filter((passage) => passage !== null);
  if (passages.length === 0) return new Set();
  // Each floor seals it anew: whether it is the same shows only in what it says.
  const read = await readPassages({ tx, keys, force: actor.force }, passages);
  const textOf = (passage: string | null): string | undefined => {
    const found = passage === null ? undefined : read.get(passage);
    return found?.state === 'readable' ? found.text : undefined;
  };
  return new Set(rows.filter(({ now, before }) => textOf(now) !== textOf(before)).map(({ person }) => person));
};
