import type { Made, Row } from './demonstration.past.row.ts';
import { newId } from './platform/database/index.ts';

export const answered = ({ of, id, ids, officer, told }: Made): readonly Row[] => {
  const rows = (
    states: Readonly<Record<string, string>> | undefined,
    direction: string,
    person: string | undefined,
  ): readonly Row[] =>
    Object.entries(states ?? {}).map(([fact, state]) => ({
      table: 'answer',
      row: {
        ...{ answer: newId(told), case_file: id, person, direction, fact, state },
        ...{ from_whom: 'reporter', answered_at: told, answered_by: officer },
      },
    }));
  return [
    ...rows(of.asked.factors, 'case', undefined),
    ...(of.asked.people ?? []).flatMap(({ facts, by, towards }, i) => [
      ...rows(facts, 'person', ids[i]),
      ...rows(by, 'by', ids[i]),
      ...rows(towards, 'towards', ids[i]),
    ]),
  ];
};
