import assert from 'node:assert/strict';
import { test } from 'node:test';
import { permissions, ROLES } from './permissions.ts';

/** What a role is known for elsewhere, and the action by which it would be done here. */
const NOT_BUILT = [
  ['records-manager', /erased here yet/u, /erase|review-record/u],
  ['records-manager', /subject access answered/u, /subject-access/u],
  ['disclosure-officer', /DBS request is weighed here yet/u, /dbs|disclosure-request/u],
] as const;

void test('given an act that is not built, when it is said what a role does, then it is said that it is not here, and that goes once it is', () => {
  for (const [role, said, action] of NOT_BUILT)
    assert.equal(
      said.test(ROLES[role]),
      !Object.keys(permissions).some((each) => action.test(each)),
      `${role}: ${ROLES[role]}`,
    );
});
