import type { ToldEntry } from '../../platform/ledger/index.ts';
import type { Whom } from '../notice/index.ts';
import type { CasePage } from './case-page.store.ts';
import { detailsOf, relationOf } from './timeline-detail.view.ts';
import { toldIn } from './timeline.store.ts';

const doneWords: Readonly<Partial<Record<string, string>>> = {
  'record-report': 'Report recorded',
  'add-child': 'Child added',
  'take-off-case': 'Taken off the case',
  'put-back-on-case': 'Put back on the case',
  'join-report': 'Report joined',
  'walk-floor': 'Safety floor walked',
  'record-crime': 'Crime recorded',
  'cancel-crime': 'Record of a crime cancelled',
  'ask-cancellation': 'Registrar asked to cancel the record of a crime',
  'refuse-cancellation': 'Registrar refused to cancel the record of a crime',
  'record-own-words': 'A child’s own words',
  'decide-safeguarding': 'Safeguarding decision',
  'answer-no-referral': 'Supervisor’s answer on not referring',
  'answer-not-heard': 'Supervisor’s answer on a child not heard',
  'record-next-step': 'Next step of the local authority',
  'end-measure': 'Police protection or an assessment ended, or a conference was held',
  'name-responder': 'Who acts',
  'discharge-duty': 'Duty of the guidance',
  'hand-over-case': 'Handover to a specialist team',
  'answer-handover': 'Answer of the specialist team',
  'consider-interview': 'Interview or arrest considered',
  'end-consideration': 'What came of an interview or an arrest',
  'ask-supervisor': 'Supervisor asked',
  'record-death': 'Supervisor asked to agree that a child has died',
  'withdraw-death': 'A child who was recorded as having died is alive',
  'decide-response': 'Response decided',
  'decide-category': 'Category decided',
  'grant-exception': 'Exception decided, or whether it is recorded that a child has died',
  'add-person': 'Person added',
  'search-people': 'Search for a person',
  'judge-match': 'Match judged',
  'take-back-match': 'Said not to be the same person after all',
  'name-person': 'Person named',
  'state-part': 'Part stated',
  'state-age': 'Age stated',
  'state-conduct-day': 'Day of the conduct stated',
  'state-earlier-reports': 'Earlier reports stated',
  'answer-fact': 'Fact answered',
  'state-weighing': 'What is weighed stated',
  'answer-several': 'Several facts answered',
  'record-check': 'Check recorded',
  'add-place': 'Place added',
  'state-no-place': 'No place to check is known',
  'propose-outcome': 'Outcome proposed',
  'decide-conflict': 'Registrar’s decision on conflicting settings',
  'approve-outcome': 'Outcome approved',
  'return-outcome': 'Outcome returned',
  'withdraw-proposal': 'Proposal withdrawn',
  // What is kept of whom was destroyed: nobody is said to have been told.
  'tell-child': 'Telling of a child recorded',
  // That it was printed or given nobody sees from here: the telling records that.
  'print-notice': 'Letter to a child opened, to print',
  'propose-not-telling': 'Reason not to tell proposed',
  'approve-not-telling': 'Reason not to tell approved',
  'return-not-telling': 'Reason not to tell returned',
  'close-case': 'Case closed',
  'reopen-case': 'Case opened again',
  'uphold-outcome': 'Outcome upheld',
  'open-case': 'Case opened with a reason',
  'take-invented-past': 'Taken over as an older case of this demonstration',
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
  'cancel-crime': 'Crime looked at',
  'ask-cancellation': 'Crime looked at',
  'take-off-case': 'People of the case looked at',
  'put-back-on-case': 'People of the case looked at',
  'walk-floor': 'Safety floor looked at',
  'join-report': 'Looked at beside another case, to join a report',
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
  'decide-conflict': 'Conflict of settings looked at',
  'approve-outcome': 'Proposal looked at',
  'withdraw-proposal': 'Proposal looked at',
  'tell-child': 'Words and safe contact of a child looked at',
  'propose-not-telling': 'Reason not to tell looked at',
  'approve-not-telling': 'Reason not to tell looked at',
  'answer-fact': 'Questions of triage looked at',
  'state-weighing': 'What is weighed looked at',
  'answer-several': 'Questions of triage looked at',
  'record-check': 'Check looked at',
  'add-place': 'Places looked at',
  'state-no-place': 'Places looked at',
  'record-own-words': 'A child’s own words looked at',
  'decide-safeguarding': 'Safeguarding looked at',
  'answer-no-referral': 'Safeguarding looked at',
  'answer-not-heard': 'Safeguarding looked at',
  'record-next-step': 'Safeguarding looked at',
  'end-measure': 'Safeguarding looked at',
  'state-part': 'Triage looked at',
  'state-age': 'Triage looked at',
  'state-conduct-day': 'Triage looked at',
  'state-earlier-reports': 'Triage looked at',
  'add-person': 'Triage looked at',
  'name-person': 'Details of a person looked at',
  'take-back-match': 'Details of a person looked at',
  'name-responder': 'Response looked at',
  'discharge-duty': 'Duty looked at',
  'hand-over-case': 'Response looked at',
  'answer-handover': 'Response looked at',
  'consider-interview': 'Response looked at',
  'end-consideration': 'Response looked at',
  'ask-supervisor': 'Response looked at',
  'record-death': 'People of the case looked at',
  'withdraw-death': 'People of the case looked at',
  'decide-response': 'Response looked at',
  'decide-category': 'Response looked at',
  'grant-exception': 'Response looked at',
  'reopen-case': 'Earlier outcomes looked at',
  'uphold-outcome': 'Earlier outcomes looked at',
};

/** Opening a case is logged as a look to come, and is not one yet. */
const isLook = ({ kind, content }: ToldEntry): boolean =>
  kind === 'consultation' && (content === undefined || !('opened' in content));

/** To who answers for records no risk is shown before a reason: they looked at nobody. */
const isOnlyAsked = (entry: ToldEntry): boolean =>
  ['open-case', 'break-glass'].includes(entry.action) && isLook(entry) && entry.people.length === 0;

/** Who heard it: what is told to a parent is not told to the child. */
const toldWords: Readonly<Record<Whom, string>> = {
  child: 'Child told',
  'parent-or-carer': 'A parent or carer told, for the child',
  'safe-contact': 'The safe contact told, for the child',
  professional: 'A professional told, for the child',
};

const tellingOf = (entry: ToldEntry): string | undefined => {
  const [told] = entry.action === 'tell-child' ? toldIn(entry).told : [];
  return told === undefined ? undefined : toldWords[told.whom];
};

const wordsFor = (entry: ToldEntry): string =>
  tellingOf(entry) ?? (isLook(entry) ? seenWords[entry.action] : undefined) ?? doneWords[entry.action] ?? entry.action;

/** Nothing was done: what stands against it was shown to whoever tried. */
const refusedWords = ({ action }: ToldEntry): string =>
  `Tried and refused, with what stands against it shown: ${(doneWords[action] ?? seenWords[action] ?? action).toLowerCase()}`;

/** What was done, or looked at, in a few words. */
export const wordsOf = (entry: ToldEntry): string => {
  if (entry.content !== undefined && 'refused' in entry.content) return refusedWords(entry);
  return isOnlyAsked(entry) ? 'Asked for a reason to open the case, and shown nothing of it' : wordsFor(entry);
};

/** Under which right, where it is not the usual one: the rule of the entry names action, role and relation. */
const noteWords: Readonly<Partial<Record<string, string>>> = {
  'awaits-supervisor': 'As cover: not assigned, and any supervisor of the force may answer what waits',
  'awaits-registrar': 'As registrar of the force, whom it waited for',
  'awaited-before': 'It had been open to them while it waited, and was answered: that alone was shown',
  emergency: 'In an emergency: open to them for one hour',
};

/** One entry of the log, in the words of a page: what, by whom, when, and under which right. */
export const timelineItem = (page: CasePage, entry: ToldEntry) => ({
  label: { text: wordsOf(entry) },
  who: page.staff.get(entry.actor) ?? entry.actor,
  at: entry.at,
  note: noteWords[relationOf(entry)],
  details: detailsOf(page, entry),
});
