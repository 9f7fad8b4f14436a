import { sql } from 'kysely';
import { londonDay } from '../../platform/clock/index.ts';
import type { Context } from '../../platform/command/index.ts';
import { ageOn, findPerson, type Vault } from '../../platform/person/index.ts';
import { knownAge, spanFrom } from './age-span.ts';
import { mayBeChild, type ChildKnown } from './may-be-child.ts';

interface At {
  readonly case: string;
  readonly person: string;
}

interface KnownRow extends Pick<ChildKnown, 'kind' | 'named'> {
  readonly parts: ChildKnown['parts'] | null;
  readonly born: (NonNullable<Parameters<typeof spanFrom>[0]> & { readonly most: number | null }) | null;
  readonly said: Parameters<typeof spanFrom>[0] | null;
}

const newestAge = (basis: 'birth-date' | 'stated') => sql`
  (SELECT json_build_object('lowest', a.lowest, 'highest', a.highest, 'most', a.most) FROM age_statement a WHERE a.force = p.force AND a.case_file = p.case_file
    AND a.person = p.person AND a.basis = ${basis} ORDER BY a.stated_at DESC, a.age_statement DESC LIMIT 1)`;

/** Whole years since a date of birth, by the database's clock; undefined where none is recorded. */
export const ageToday = async (vault: Vault, person: string, now: Date): Promise<number | undefined> => {
  const found = await findPerson(vault, person);
  const birth = found === undefined || found.state === 'erased' ? undefined : found.details.birthDate;
  const today = londonDay(now);
  return birth === undefined || birth > today ? undefined : ageOn(birth, today);
};

/** Keeps up whether somebody is a child of a case, after something was stated that bears on it. */
export const settleChild = async (context: Context, at: At): Promise<void> => {
  const { tx, keys, actor, now } = context;
  const { rows } = await sql<KnownRow>`
    SELECT p.kind, q.named, ${newestAge('birth-date')} AS born, ${newestAge('stated')} AS said,
      (SELECT t.parts FROM part_statement t WHERE t.force = p.force AND t.case_file = p.case_file AND t.person = p.person
        ORDER BY t.stated_at DESC, t.part_statement DESC LIMIT 1) AS parts
    FROM party p JOIN person q ON q.force = p.force AND q.person = p.person
    WHERE p.case_file = ${at.case} AND p.person = ${at.person} AND p.kind <> 'child'`.execute(tx);
  const [row] = rows;
  if (row === undefined) return;
  const { kind, named, born, said, parts } = row;
  const today = await ageToday({ tx, keys, force: actor.force }, at.person, now);
  // Whoever was 17 when it was told is no older on the day for having become 18 since.
  const most = today === undefined ? undefined : Math.min(today, born?.most ?? today);
  const stated = spanFrom(said ?? undefined);
  // Said and empty is an answer: not known.
  const age =
    knownAge({ derived: spanFrom(born ?? undefined), most, stated }) ??
    (said === null ? undefined : ('not-known' as const));
  const is = mayBeChild({ kind, named, parts: parts ?? [], age, ageToday: most });
  await sql`UPDATE party SET may_be_child = ${is} WHERE case_file = ${at.case} AND person = ${at.person} AND may_be_child <> ${is}`.execute(
    tx,
  );
};
