import { awaitsEnd, type CaseResponse, type ConsiderationRow } from '../response/index.ts';

type Acting = Pick<CaseResponse, 'responder' | 'handover' | 'considered'>;

/** What one consideration came to; what was decided on and not made leaves nothing done. */
const cameTo = (row: ConsiderationRow): readonly string[] => {
  const of = `${row.person} ${row.means}`;
  if (row.conclusion === 'not-needed') return [`${of} not-needed`];
  if (awaitsEnd(row)) return [`${of} to-be-done`];
  return row.result === 'made' ? [`${of} made ${row.consideration}`] : [];
};

/** Who acts, whom the case was handed to, and what was considered, for a digest: the same said again changes nothing of it. */
export const actingIn = ({ responder, handover, considered }: Acting) => ({
  responder: responder?.responder ?? null,
  handover: handover === undefined ? null : [handover.team, handover.state],
  considered: [...new Set(considered.flatMap(cameTo))].toSorted(),
});

/** Whether any of it was recorded after an instant. */
export const actedAfter = ({ responder, handover, considered }: Acting, at: Date): boolean =>
  [responder?.at, handover?.at, handover?.answeredAt, ...considered.flatMap((row) => [row.at, row.endedAt])].some(
    (moment) => moment !== undefined && moment !== null && moment > at,
  );
