import type { Made, Row } from './demonstration.past.row.ts';
import { newId } from './platform/database/index.ts';

export const childRows = (made: Made): readonly Row[] =>
  made.of.people.flatMap(({ kind, care }, i): readonly Row[] => {
    const { id, ids, officer, note, wishes, told } = made;
    if (kind !== 'child') return [];
    const whom = { case_file: id, person: ids[i] };
    // Where a child is in care, or nobody knows, it is referred: not to do so would have waited for a supervisor.
    const decided =
      care === 'no'
        ? { decision: 'considered-not-referred', referred_to: [], rested_care: 'neither' }
        : { decision: 'referred', referred_to: ['mash'], rested_care: care === 'yes' ? 'in-care' : 'not-known' };
    const rested = { rested_safe: 'yes', rested_self_harm: 'no', decided_at: told, decided_by: officer };
    const heard = { heard: 'said', through: 'child', wishes: wishes[i], recorded_at: told, recorded_by: officer };
    return [
      { table: 'own_words', row: { ...whom, ...heard, own_words: newId(told) } },
      { table: 'safeguarding', row: { ...whom, ...decided, ...rested, safeguarding: newId(told), passage: note } },
    ];
  });
