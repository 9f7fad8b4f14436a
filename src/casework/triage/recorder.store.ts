import { sql, type RawBuilder } from 'kysely';

/** Who recorded anything of what is known of a case, as a query: answers, safety floors, ages, parts, the day, and what is weighed. */
export const recordersIn = (id: string): RawBuilder<string> => sql<string>`
  SELECT answered_by FROM answer WHERE case_file = ${id}
  UNION SELECT walked_by FROM floor WHERE case_file = ${id}
  UNION SELECT stated_by FROM age_statement WHERE case_file = ${id}
  UNION SELECT stated_by FROM part_statement WHERE case_file = ${id}
  UNION SELECT stated_by FROM conduct_day WHERE case_file = ${id}
  UNION SELECT stated_by FROM earlier_reports WHERE case_file = ${id}
  UNION SELECT stated_by FROM weighing WHERE case_file = ${id}`;
