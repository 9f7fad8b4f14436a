export const STAGES = ['open', 'proposed', 'approved', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

/** How an actor stands to a case. */
export type Relation = 'assigned' | 'opened' | 'emergency' | 'awaits-supervisor' | 'awaits-registrar' | 'in-force';

/** Who may be given cases. */
export const CASE_ROLES = ['officer', 'supervisor'] as const;
