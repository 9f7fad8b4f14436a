import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PermissionLine, Permissions } from './platform/access/index.ts';
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

/**
 * Who may do what, written a second time and from the other side: for each who, all that they may, and nothing here is
 * worked out from the table. The matrix proves that every door follows the table; this, that the table says what was meant,
 * so that a line is widened by two hands or not at all.
 */
const WRITTEN: readonly (readonly [who: string, acts: string])[] = [
  // About nobody (design 9), or before there is somebody to ask.
  ['public', 'open-home read-health load-asset read-api-description sign-in read-guidance read-claims'],
  ['public', 'read-definitions try-guidance read-outage-sheet'],
  ['signed-in', 'sign-out read-own-session compare-forces'],

  // Officer in the case, and the supervisor beside them (handbook 3.7, 1.6): theirs, or opened for a reason (design 9).
  ['officer:anyone supervisor:anyone', 'record-report decide-standard-case say-practice-departure'],
  ['officer:anyone supervisor:anyone', 'withdraw-from-practice'],
  ['officer:anyone supervisor:anyone', 'take-second-opinion read-second-opinion give-second-opinion'],
  ['officer:assigned,opened supervisor:assigned,opened', 'add-child take-off-case put-back-on-case join-report'],
  ['officer:assigned,opened supervisor:assigned,opened', 'walk-floor ask-cancellation read-first-night-card'],
  ['officer:assigned,opened supervisor:assigned,opened', 'add-person search-people judge-match take-back-match'],
  ['officer:assigned,opened supervisor:assigned,opened', 'name-person state-conduct-day state-age state-part'],
  ['officer:assigned,opened supervisor:assigned,opened', 'state-earlier-reports answer-fact state-weighing'],
  ['officer:assigned,opened supervisor:assigned,opened', 'answer-several record-check add-place state-no-place'],
  ['officer:assigned,opened supervisor:assigned,opened', 'record-own-words decide-safeguarding record-next-step'],
  ['officer:assigned,opened supervisor:assigned,opened', 'end-measure name-responder hand-over-case answer-handover'],
  ['officer:assigned,opened supervisor:assigned,opened', 'consider-interview end-consideration ask-supervisor'],
  ['officer:assigned,opened supervisor:assigned,opened', 'record-death withdraw-death'],
  ['officer:assigned,opened supervisor:assigned,opened', 'propose-outcome withdraw-proposal tell-child print-notice'],
  ['officer:assigned,opened supervisor:assigned,opened', 'propose-not-telling read-closing close-case'],
  ['officer:assigned,opened supervisor:assigned,awaits-supervisor,opened', 'discharge-duty read-notices'],

  // The supervisor alone: approves and returns, grants exceptions, decides beyond the listed triggers (handbook 1.3, 3.7).
  ['supervisor:assigned,awaits-supervisor,opened', 'answer-no-referral answer-not-heard decide-response'],
  ['supervisor:assigned,awaits-supervisor,opened', 'decide-category grant-exception approve-outcome return-outcome'],
  ['supervisor:assigned,awaits-supervisor,opened', 'approve-not-telling return-not-telling uphold-outcome'],
  ['supervisor:assigned,opened', 'assign-case'],
  ['supervisor:in-force', 'acknowledge-emergency'],

  // The registrar: all queries of recording (3.1), cancelling (3.2), the conflict of two settings (2.3), the audit (1.12).
  ['registrar:awaits-registrar,opened', 'cancel-crime refuse-cancellation decide-conflict'],
  ['officer:assigned,opened registrar:opened supervisor:assigned,opened', 'record-crime reopen-case'],
  ['officer:assigned,opened registrar:opened supervisor:assigned,awaits-supervisor,opened', 'read-reconsiderations'],
  ['registrar:anyone supervisor:anyone', 'read-queue'],
  ['registrar:anyone', 'read-split-samples'],
  ['registrar:anyone shell:anyone', 'give-split-sample'],

  // Who reads a case, and who opens one: for a reason that is kept, or for an hour in an emergency (design 9).
  [
    'officer:assigned,opened professional-standards:opened records-manager:opened registrar:opened supervisor:assigned,opened',
    'read-triage read-checks read-safeguarding read-response',
  ],
  [
    'disclosure-officer:emergency hub:emergency officer:assigned,opened professional-standards:opened records-manager:opened registrar:opened supervisor:assigned,opened',
    'read-case',
  ],
  [
    'officer:in-force professional-standards:in-force records-manager:in-force registrar:in-force supervisor:in-force',
    'open-case',
  ],
  [
    'officer:anyone professional-standards:anyone records-manager:anyone registrar:anyone supervisor:anyone',
    'read-caseload',
  ],
  [
    'disclosure-officer:anyone hub:anyone officer:anyone professional-standards:anyone records-manager:anyone registrar:anyone supervisor:anyone',
    'find-case',
  ],
  ['disclosure-officer:in-force hub:in-force', 'break-glass'],

  // Who keeps the guidance; what a force goes by is proposed and signed by two people, and never signed by the shell.
  ['policy-owner:anyone', 'write-guidance publish-guidance read-departures propose-rule-change answer-rule-change'],
  ['policy-owner:anyone registrar:anyone shell:anyone', 'read-drafts propose-settings'],
  ['policy-owner:anyone registrar:anyone', 'sign-settings read-panel-case record-panel-finding'],
  ['policy-owner:anyone shell:anyone', 'back-test-guidance'],
  ['administrator:anyone policy-owner:anyone registrar:anyone supervisor:anyone', 'read-settings'],

  // Who compares forces: counts and invented cases, and nobody's case.
  ['analyst:anyone shell:anyone', 'compare-sources read-sources bring-source settle-source take-source'],
  ['analyst:anyone shell:anyone', 'make-release ask-split'],
  ['analyst:anyone records-manager:anyone shell:anyone', 'answer-foi read-foi-answers'],
  ['analyst:anyone registrar:anyone shell:anyone', 'read-releases'],
  ['analyst:anyone registrar:anyone', 'publish-release'],
  ['analyst:anyone', 'read-split'],
  ['analyst:anyone records-manager:anyone', 'read-asks ask-force record-force-reply'],
  [
    'analyst:anyone officer:anyone policy-owner:anyone registrar:anyone supervisor:anyone',
    'read-practice read-second-opinions',
  ],
  ['analyst:anyone policy-owner:anyone', 'open-practice-round close-practice-round read-practice-file'],
  ['analyst:anyone policy-owner:anyone', 'take-practice-file draw-second-opinions'],

  // Who runs the installation.
  ['shell:anyone', 'replay-decisions take-return take-invented-past add-force'],
  ['administrator:anyone shell:anyone', 'start-staff end-staff change-staff-roles give-staff-rank read-staff'],
];

const pairsOf = (line: PermissionLine): readonly (readonly [role: string, relations: readonly string[]])[] =>
  typeof line === 'string' ? [] : Object.entries(line).map(([role, relations]) => [role, relations ?? []]);

/** A line as it is written above: the roles in order, and the relations of each. */
const saidOf = (line: PermissionLine): string =>
  typeof line === 'string'
    ? line
    : pairsOf(line)
        .map(([role, relations]) => `${role}:${relations.toSorted().join(',')}`)
        .toSorted()
        .join(' ');

void test('given who may do what, written a second time, when the table is held against it, then every line says the same', () => {
  const written = WRITTEN.flatMap(([who, acts]) => acts.split(' ').map((action) => `${action} ${who}`));
  assert.deepEqual(
    Object.entries<PermissionLine>(permissions)
      .map(([action, line]) => `${action} ${saidOf(line)}`)
      .toSorted(),
    written.toSorted(),
    'a line that is meant is written in src/permissions.test.ts too, under who may',
  );
});

/** By which relations each may reach a case at all: `anyone` and what is public are about none. */
const REACHES: Readonly<Record<string, readonly string[]>> = {
  officer: ['assigned', 'opened', 'in-force'],
  supervisor: ['assigned', 'opened', 'in-force', 'awaits-supervisor'],
  registrar: ['opened', 'in-force', 'awaits-registrar'],
  'records-manager': ['opened', 'in-force'],
  'professional-standards': ['opened', 'in-force'],
  hub: ['emergency', 'in-force'],
  'disclosure-officer': ['emergency', 'in-force'],
};
/** What needs no more than that the case is one of the force: each says why, or is announced. */
const WITHOUT_THE_CASE = ['open-case', 'break-glass', 'acknowledge-emergency'];

/** What a table gives that no line of one may, whatever is meant by it (design 9). */
const beyond = (table: Permissions): readonly string[] =>
  Object.entries(table).flatMap(([action, line]) =>
    pairsOf(line).flatMap(([role, relations]) =>
      relations
        .filter((relation) => relation !== 'anyone' && REACHES[role]?.includes(relation) !== true)
        .concat(relations.filter((relation) => relation === 'in-force' && !WITHOUT_THE_CASE.includes(action)))
        .concat(role === 'shell' && /^(?:approve|sign|publish|decide|grant)-/u.test(action) ? ['anyone'] : [])
        .map((relation) => `${action} ${role}:${relation}`),
    ),
  );

void test('given the table, when it is asked by what each role comes to a case, then a reason, a relation or an emergency leads there, and a keyboard signs nothing', () => {
  assert.deepEqual(beyond(permissions), []);
  const planted: Permissions = {
    'read-case': { analyst: ['opened'], hub: ['emergency', 'opened'], officer: ['in-force'] },
    'sign-settings': { shell: ['anyone'] },
  };
  assert.deepEqual(beyond(planted), [
    'read-case analyst:opened',
    'read-case hub:opened',
    'read-case officer:in-force',
    'sign-settings shell:anyone',
  ]);
});
