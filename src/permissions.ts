import type { Permissions } from './platform/access/index.ts';

/** The roles of staff, and what each can do: what is not built yet is said as that. */
export const ROLES = {
  officer: 'takes a report, makes everyone safe, proposes an outcome',
  supervisor: 'decides response and category, approves or returns, never their own',
  registrar: 'settles classification and outcome conflicts, audits',
  hub: 'finds a case and reads it in an emergency (MASH); no referral is sent or answered here',
  'disclosure-officer': 'finds a case and reads it in an emergency; no DBS request is weighed here yet',
  'records-manager':
    'reads a case for a reason that is kept, answers freedom of information from counts, asks other forces; no record is reviewed or erased here yet, and no subject access answered',
  'professional-standards': 'examines who looked at what and why',
  analyst: 'compares forces honestly',
  'policy-owner': 'keeps the guidance',
  administrator: 'adds staff and keeps the service running, by commands: evenhand staff, evenhand health',
} as const;
export type Role = keyof typeof ROLES;

const worksCases = { officer: ['assigned', 'opened'], supervisor: ['assigned', 'opened'] } as const;
/** A case that waits for a supervisor waits for any of the force: nobody has to be awake who is not. */
const supervises = { supervisor: ['assigned', 'opened', 'awaits-supervisor'] } as const;
// The last three read any case of the force, each time with a reason that is kept: they answer for records, not for a
// child.
const readsCases = {
  ...worksCases,
  registrar: ['opened'],
  'records-manager': ['opened'],
  'professional-standards': ['opened'],
} as const;

/**
 * Who may do what, on one page: action × role × relation to the case. It drives routes, pages, API and the test matrix.
 * A relation is `anyone` (no case yet, or none in particular), `assigned`, `opened` (one gave a reason), `emergency` (one broke
 * the glass, for an hour), `awaits-supervisor` or `awaits-registrar` (something in it waits for the role) or `in-force`.
 */
export const permissions = {
  'open-home': 'public',
  'read-health': 'public',
  'load-asset': 'public',
  'read-api-description': 'public',
  'sign-in': 'public',
  // Written guidance is about nobody: whom it is applied to must be able to read it.
  'read-guidance': 'public',
  // What was printed, reckoned again: counts about nobody.
  'read-claims': 'public',
  // What a count means is about nobody, and whoever is told a figure must be able to read it.
  'read-definitions': 'public',
  // Keeps nothing of what is put together in it: there is nothing that could be somebody's.
  'try-guidance': 'public',
  // An empty form, for when nobody can be signed in.
  'read-outage-sheet': 'public',
  'sign-out': 'signed-in',
  'read-own-session': 'signed-in',

  // Asks for no relation: a report must never fail for want of a case to belong to.
  'record-report': { officer: ['anyone'], supervisor: ['anyone'] },
  'add-child': worksCases,
  'take-off-case': worksCases,
  'put-back-on-case': worksCases,
  // Of both cases: whoever joins a report to a case has to be let into it first.
  'join-report': worksCases,
  'walk-floor': worksCases,
  // The registrar too: every query about recording goes to them (handbook 3.1).
  'record-crime': { ...worksCases, registrar: ['opened'] },
  // The registrar alone; that it is never a record of their own is asked in the step, which knows whose it is.
  'cancel-crime': { registrar: ['opened', 'awaits-registrar'] },
  'refuse-cancellation': { registrar: ['opened', 'awaits-registrar'] },
  'ask-cancellation': worksCases,
  'read-first-night-card': worksCases,

  'read-triage': readsCases,
  'add-person': worksCases,
  'search-people': worksCases,
  'judge-match': worksCases,
  'take-back-match': worksCases,
  'name-person': worksCases,
  'state-conduct-day': worksCases,
  'state-age': worksCases,
  'state-part': worksCases,
  'state-earlier-reports': worksCases,
  'answer-fact': worksCases,
  'state-weighing': worksCases,
  'answer-several': worksCases,
  'read-checks': readsCases,
  'record-check': worksCases,
  'add-place': worksCases,
  'state-no-place': worksCases,
  'read-safeguarding': readsCases,
  'record-own-words': worksCases,
  'decide-safeguarding': worksCases,
  'answer-no-referral': supervises,
  'answer-not-heard': supervises,
  'record-next-step': worksCases,
  'end-measure': worksCases,
  'read-response': readsCases,
  // What an officer alone left undone after approval waits for any supervisor.
  'discharge-duty': { ...worksCases, ...supervises },
  'name-responder': worksCases,
  'hand-over-case': worksCases,
  'answer-handover': worksCases,
  'consider-interview': worksCases,
  'end-consideration': worksCases,
  'ask-supervisor': worksCases,
  'record-death': worksCases,
  // By one person alone: whoever may be alive is asked after at once.
  'withdraw-death': worksCases,
  // What goes beyond the listed triggers of a full investigation waits for a supervisor (handbook 1.3).
  'decide-response': supervises,
  'decide-category': supervises,
  'grant-exception': supervises,

  'propose-outcome': worksCases,
  'withdraw-proposal': worksCases,
  // Where person involved and a named suspect for Outcome 21 pull apart, the registrar alone settles it (handbook 2.3).
  'decide-conflict': { registrar: ['opened', 'awaits-registrar'] },
  // That nobody approves their own is asked where the outcome is decided: this table does not know who proposed.
  'approve-outcome': supervises,
  'return-outcome': supervises,
  'read-queue': { supervisor: ['anyone'], registrar: ['anyone'] },
  'read-notices': { ...worksCases, ...supervises },
  'tell-child': worksCases,
  // A letter leaves the force: who works the case hands it over, and nobody else.
  'print-notice': worksCases,
  'propose-not-telling': worksCases,
  'approve-not-telling': supervises,
  // Also what was approved: when telling has become safe, no child has to wait for the day of review.
  'return-not-telling': supervises,
  'read-closing': worksCases,
  'close-case': worksCases,
  'read-reconsiderations': { ...worksCases, ...supervises, registrar: ['opened'] },
  // An audit by the registrar is among the reasons to think again (handbook 1.12).
  'reopen-case': { ...worksCases, registrar: ['opened'] },
  'uphold-outcome': supervises,

  'read-caseload': {
    officer: ['anyone'],
    supervisor: ['anyone'],
    registrar: ['anyone'],
    'records-manager': ['anyone'],
    'professional-standards': ['anyone'],
  },
  // Hub and disclosure officer work no cases: only an emergency shows them one.
  'read-case': { ...readsCases, hub: ['emergency'], 'disclosure-officer': ['emergency'] },
  'open-case': {
    officer: ['in-force'],
    supervisor: ['in-force'],
    registrar: ['in-force'],
    'records-manager': ['in-force'],
    'professional-standards': ['in-force'],
  },
  // Finds that a case is there and nothing of it: so it is open also to who may read one in an emergency only.
  'find-case': {
    officer: ['anyone'],
    supervisor: ['anyone'],
    registrar: ['anyone'],
    hub: ['anyone'],
    'disclosure-officer': ['anyone'],
    'records-manager': ['anyone'],
    'professional-standards': ['anyone'],
  },
  'break-glass': { hub: ['in-force'], 'disclosure-officer': ['in-force'] },
  // Any supervisor of the force: that it was seen must not hang on who happens to be assigned.
  'acknowledge-emergency': { supervisor: ['in-force'] },
  // A supervisor without the case gives a reason first, like everybody: giving it away begins with opening it.
  'assign-case': { supervisor: ['assigned', 'opened'] },

  // That every decision is still answered as it was: after an upgrade, by who runs it.
  'replay-decisions': { shell: ['anyone'] },
  // Closed cases as they were decided, counted and never shown: who keeps the guidance tries a change on them.
  'back-test-guidance': { 'policy-owner': ['anyone'], shell: ['anyone'] },

  // The workbench: that nobody publishes what they wrote is asked in the step, which knows who wrote it.
  'read-drafts': { 'policy-owner': ['anyone'], registrar: ['anyone'], shell: ['anyone'] },
  'write-guidance': { 'policy-owner': ['anyone'] },
  'publish-guidance': { 'policy-owner': ['anyone'] },

  // Published figures: they show nobody, and every member of staff may ask.
  'compare-forces': 'signed-in',
  // The same on what was taken in: what the table of sources shows whom, this shows them too.
  'compare-sources': { analyst: ['anyone'], shell: ['anyone'] },

  // Figures that others published, about nobody: whoever compares forces brings them, and says what they do not state.
  'read-sources': { analyst: ['anyone'], shell: ['anyone'] },
  'bring-source': { analyst: ['anyone'], shell: ['anyone'] },
  'settle-source': { analyst: ['anyone'], shell: ['anyone'] },
  'take-source': { analyst: ['anyone'], shell: ['anyone'] },

  // Own cases as counts that have passed disclosure control; nobody sees them otherwise, the shell neither.
  'answer-foi': { analyst: ['anyone'], 'records-manager': ['anyone'], shell: ['anyone'] },
  'read-foi-answers': { analyst: ['anyone'], 'records-manager': ['anyone'], shell: ['anyone'] },
  // Tables of own cases that leave the force: that nobody publishes what they made is asked in the step, which knows who did.
  'read-releases': { analyst: ['anyone'], registrar: ['anyone'], shell: ['anyone'] },
  'make-release': { analyst: ['anyone'], shell: ['anyone'] },
  'publish-release': { analyst: ['anyone'], registrar: ['anyone'] },
  // What other installations publish, taken in by who has their key.
  'take-return': { shell: ['anyone'] },

  // How differences between own decisions part, of all together: shares of no person and no case, and yet each look is logged.
  'read-split': { analyst: ['anyone'] },
  'ask-split': { analyst: ['anyone'], shell: ['anyone'] },
  // A record a decision, for the forces that put theirs together: logged as a disclosure, with for whom and its digest. Of all
  // that leaves it tells most, so that it is not for those who would make use of it.
  'give-split-sample': { registrar: ['anyone'], shell: ['anyone'] },
  // Which were made, when and for whom: for whoever makes them.
  'read-split-samples': { registrar: ['anyone'] },

  // Requests of a body to a body: they name nobody.
  'read-asks': { analyst: ['anyone'], 'records-manager': ['anyone'] },
  'ask-force': { analyst: ['anyone'], 'records-manager': ['anyone'] },
  'record-force-reply': { analyst: ['anyone'], 'records-manager': ['anyone'] },

  // By rule and never by officer; no case and nobody can be told from it, and yet each look is logged.
  'read-departures': { 'policy-owner': ['anyone'] },
  'propose-rule-change': { 'policy-owner': ['anyone'] },
  'answer-rule-change': { 'policy-owner': ['anyone'] },

  // Standard cases are invented: no line of practice asks for a relation to a case. What others chose is shown by the step,
  // to nobody before a round is closed.
  'read-practice': {
    officer: ['anyone'],
    supervisor: ['anyone'],
    registrar: ['anyone'],
    analyst: ['anyone'],
    'policy-owner': ['anyone'],
  },
  'open-practice-round': { analyst: ['anyone'], 'policy-owner': ['anyone'] },
  'close-practice-round': { analyst: ['anyone'], 'policy-owner': ['anyone'] },
  'read-practice-file': { analyst: ['anyone'], 'policy-owner': ['anyone'] },
  'take-practice-file': { analyst: ['anyone'], 'policy-owner': ['anyone'] },
  'decide-standard-case': { officer: ['anyone'], supervisor: ['anyone'] },
  'say-practice-departure': { officer: ['anyone'], supervisor: ['anyone'] },
  'withdraw-from-practice': { officer: ['anyone'], supervisor: ['anyone'] },
  // A second reader must have no relation to the case: the step hands out one that they have never met, without names, and
  // looks in the log whether that still holds when they answer.
  'read-second-opinions': {
    officer: ['anyone'],
    supervisor: ['anyone'],
    registrar: ['anyone'],
    analyst: ['anyone'],
    'policy-owner': ['anyone'],
  },
  'draw-second-opinions': { analyst: ['anyone'], 'policy-owner': ['anyone'] },
  'take-second-opinion': { officer: ['anyone'], supervisor: ['anyone'] },
  'read-second-opinion': { officer: ['anyone'], supervisor: ['anyone'] },
  'give-second-opinion': { officer: ['anyone'], supervisor: ['anyone'] },
  'read-panel-case': { registrar: ['anyone'], 'policy-owner': ['anyone'] },
  'record-panel-finding': { registrar: ['anyone'], 'policy-owner': ['anyone'] },

  'read-settings': {
    registrar: ['anyone'],
    'policy-owner': ['anyone'],
    administrator: ['anyone'],
    supervisor: ['anyone'],
  },
  // The shell proposes and never signs: whoever has the keyboard must not set what a force goes by.
  'propose-settings': { registrar: ['anyone'], 'policy-owner': ['anyone'], shell: ['anyone'] },
  'sign-settings': { registrar: ['anyone'], 'policy-owner': ['anyone'] },

  // Of a demonstration alone, which the step asks: nothing real was ever anybody's past before it was recorded.
  'take-invented-past': { shell: ['anyone'] },
  'add-force': { shell: ['anyone'] },
  'start-staff': { shell: ['anyone'], administrator: ['anyone'] },
  'end-staff': { shell: ['anyone'], administrator: ['anyone'] },
  'change-staff-roles': { shell: ['anyone'], administrator: ['anyone'] },
  'give-staff-rank': { shell: ['anyone'], administrator: ['anyone'] },
  'read-staff': { shell: ['anyone'], administrator: ['anyone'] },
} as const satisfies Permissions;
