// Cases of one child each, and the link by which two records are held to be the same child.
import assert from 'node:assert/strict';
import type { CaseApp } from './case-app.ts';

export interface OneChild {
  readonly id: string;
  readonly person: string;
}

export const caseOf = async (app: CaseApp): Promise<OneChild> => {
  const { id, children } = await app.openCase(1);
  return { id, person: children[0] ?? '' };
};

export const link = async ({ officer }: CaseApp, from: OneChild, to: OneChild): Promise<void> => {
  const match = { judged: 'same-person', others: [to.person] };
  const sent = await officer.send('POST', `/api/cases/${from.id}/people/${from.person}/matches`, match);
  assert.equal(sent.status, 201, sent.text);
};
