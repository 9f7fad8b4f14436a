export interface FormalActionUndecided {
  readonly code: 'FormalActionUndecided';
  readonly outcome: string;
}

interface Standing {
  readonly outcome: string;
  readonly needs: readonly string[];
}

/** What a supervisor has to decide by itself: a ruling on the response opens no charge (handbook 3.6, first row). */
const asks = ({ needs }: Standing): boolean => needs.includes('formal-action-decision');

/** A formal end for a child of whom nothing that by itself aggravates is known passes only with the reason why it fits. */
export const formalFault = (
  standings: readonly Standing[],
  reason: string | undefined,
): FormalActionUndecided | undefined => {
  const formal = standings.find(asks);
  if (formal === undefined || reason !== undefined) return undefined;
  return { code: 'FormalActionUndecided', outcome: formal.outcome };
};
