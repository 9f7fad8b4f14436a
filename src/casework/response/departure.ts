/** Why somebody chooses other than advised: counted by rule, never by officer. */
export const DEPARTURES = [
  'facts-not-in-the-guidance',
  'wishes-of-the-child',
  'partner-view',
  'legal-advice',
  'earlier-history',
  'rule-does-not-fit',
] as const;
export type Departure = (typeof DEPARTURES)[number];
