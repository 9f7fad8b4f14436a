import { dayAfter } from './demonstration.past.case.ts';
import { at, type Made, type Row } from './demonstration.past.row.ts';
import { newId } from './platform/database/index.ts';

/** What came of an arrest that was decided on, a few days after the report. */
export const arrestRows = ({ of, id, ids, officer, note, told }: Made): readonly Row[] => {
  if (of.arrest === undefined) return [];
  const [consideration, day] = [newId(told), dayAfter(of.days.told, 1)];
  const end = of.arrest === 'made' ? { result: 'made', made_at: at(day, 14) } : { result: 'not-made', passage: note };
  const said = { entry: newId(told), consideration, recorded_at: at(day, 15), recorded_by: officer };
  return [
    {
      table: 'consideration',
      row: {
        ...{ consideration, case_file: id, person: ids.at(-1), means: 'arrest', conclusion: 'pursued' },
        ...{ necessity: note, alternatives: note, considered_at: at(day, 11), considered_by: officer },
      },
    },
    ...(of.arrest === 'not-said' ? [] : [{ table: 'consideration_end', row: { ...said, ...end } } as const]),
  ];
};
