import { sql } from 'kysely';
import { PersonLabel } from './person.ts';
import type { Vault } from './person.tables.ts';

/** Gives people another label, such as by their place in the case that they came to; of who is erased none is left. */
export const relabel = async (
  vault: Vault,
  given: readonly { readonly person: string; readonly label: PersonLabel }[],
): Promise<void> => {
  const labels = given.map(({ label }) => PersonLabel.parse(label));
  await sql`UPDATE person p SET label = n.label
    FROM unnest(${given.map(({ person }) => person)}::uuid[], ${labels}::text[]) AS n (person, label)
    WHERE p.force = ${vault.force} AND p.person = n.person AND p.erased_at IS NULL`.execute(vault.tx);
};
