import type { ToldEntry } from '../../platform/ledger/index.ts';
import type { CasePage } from './case-page.store.ts';

const doneWords: Readonly<Partial<Record<string, string>>> = {
  'record-report': 'Report recorded',
  'add-child': 'Child added',
  'walk-floor': 'Safety floor walked',
  'record-crime': 'Crime recorded',
  'record-own-words': 'A child’s own words',
  'decide-safeguarding': 'Safeguarding decision',
  'answer-no-referral': 'Supervisor’s answer on not referring',
  'record-next-step': 'Next step of the local authority',
  'name-responder': 'Who acts',
  'hand-over-case': 'Handover to a specialist team',
  'answer-handover': 'Answer of the specialist team',
  'consider-interview': 'Interview or arrest considered',
  'ask-supervisor': 'Supervisor asked',
  'decide-response': 'Response decided',
  'decide-category': 'Category decided',
  'grant-exception': 'Exception decided',
  'add-person': 'Person added',
  'search-people': 'Search for a person',
  'judge-match': 'Match judged',
  'name-person': 'Person named',
  'state-part': 'Part stated',
  'state-age': 'Age stated',
  'state-conduct-day': 'Day of the conduct stated',
  'state-earlier-reports': 'Earlier reports stated',
  'answer-fact': 'Fact answered',
  'answer-several': 'Several facts answered',
  'record-check': 'Check recorded',
  'add-place': 'Place added',
  'propose-outcome': 'Outcome proposed',
  'approve-outcome': 'Outcome approved',
  'return-outcome': 'Outcome returned',
  'tell-child': 'Child told',
  'print-notice': 'Letter to a child printed',
  'propose-not-telling': 'Reason not to tell proposed',
  'approve-not-telling': 'Reason not to tell approved',
  'return-not-telling': 'Reason not to tell returned',
  'close-case': 'Case closed',
  'reopen-case': 'Case opened again',
  'uphold-outcome': 'Outcome upheld',
  'open-case': 'Case opened with a reason',
  'break-glass': 'Opened in an emergency',
  'acknowledge-emergency': 'Emergency opening acknowledged',
  'assign-case': 'Case assigned',
};

const seenWords: Readonly<Partial<Record<string, string>>> = {
  'find-case': 'Found by its reference',
  'open-case': 'Known risks looked at, before a reason was given',
  'break-glass': 'Known risks looked at, before a reason was given',
  'acknowledge-emergency': 'Emergency opening looked at',
  'assign-case': 'Who has the case looked at',
  'read-caseload': 'Seen in a list of cases',
  'read-case': 'Case looked at',
  'walk-floor': 'Safety floor looked at',
  'read-first-night-card': 'First-night card looked at',
  'read-triage': 'Triage looked at',
  'read-checks': 'Checks looked at',
  'read-safeguarding': 'Safeguarding looked at',
  'read-response': 'Response looked at',
  'read-queue': 'Seen in the queue',
  'read-notices': 'Telling looked at',
  'read-closing': 'Closing looked at',
  'read-reconsiderations': 'Earlier outcomes looked at',
  'propose-outcome': 'Decision looked at',
  'approve-outcome': 'Proposal looked at',
  'tell-child': 'Words and safe contact of a child looked at',
  'propose-not-telling': 'Reason not to tell looked at',
  'approve-not-telling': 'Reason not to tell looked at',
  'answer-fact': 'Questions of triage looked at',
  'answer-several': 'Questions of triage looked at',
  'record-check': 'Check looked at',
  'add-place': 'Places looked at',
  'record-own-words': 'A child’s own words looked at',
  'decide-safeguarding': 'Safeguarding looked at',
  'answer-no-referral': 'Safeguarding looked at',
  'record-next-step': 'Safeguarding looked at',
  'state-part': 'Triage looked at',
  'state-age': 'Triage looked at',
  'state-conduct-day': 'Triage looked at',
  'state-earlier-reports': 'Triage looked at',
  'add-person': 'Triage looked at',
  'name-person': 'Details of a person looked at',
  'name-responder': 'Response looked at',
  'hand-over-case': 'Response looked at',
  'answer-handover': 'Response looked at',
  'consider-interview': 'Response looked at',
  'ask-supervisor': 'Response looked at',
  'decide-response': 'Response looked at',
  'decide-category': 'Response looked at',
  'grant-exception': 'Response looked at',
  'reopen-case': 'Earlier outcomes looked at',
  'uphold-outcome': 'Earlier outcomes looked at',
};

/** Opening a case is logged as a look to come, and is not one yet. */
const isLook = ({ kind, content }: ToldEntry): boolean =>
  kind === 'consultation' && (content === undefined || !('opened' in content));

const wordsOf = (entry: ToldEntry): string =>
  (isLook(entry) ? seenWords[entry.action] : undefined) ?? doneWords[entry.action] ?? entry.action;

/** Under which right, where it is not the usual one: the rule of the entry names action, role and relation. */
const noteWords: Readonly<Partial<Record<string, string>>> = {
  'awaits-supervisor': 'As cover: not assigned, and any supervisor of the force may answer what waits',
  'awaits-registrar': 'As registrar of the force, whom it waited for',
  emergency: 'In an emergency: open to them for one hour',
};

/** One entry of the log, in the words of a page: what, by whom, when, and under which right. */
export const timelineItem = (page: CasePage, entry: ToldEntry) => ({
  label: { text: wordsOf(entry) },
  who: page.staff.get(entry.actor) ?? entry.actor,
  at: entry.at,
  note: noteWords[entry.rule.split('/').at(-1) ?? ''],
});
