/** Why not, as data. Each code has its sentence in one table of problems, read by pages, API and statistics alike. */
export interface Refusal {
  readonly code: string;
}

interface Link {
  readonly text: string;
  readonly href: string;
}

export interface Problem {
  readonly status: number;
  readonly title: string;
  /** After how many seconds it is worth while to ask again. */
  readonly retryAfter?: number;
  /** One or two plain sentences: what is wrong and how to put it right. */
  sentence(refusal: Refusal): string;
  /** For programs: members of the problem beside its sentence (RFC 9457, section 3.2). */
  members?(refusal: Refusal): Readonly<Record<string, unknown>>;
  /** For people: a page that helps meanwhile, whatever is refused. */
  readonly also?: Link;
  /** For people: the page to go on from, where the refusal itself names it. */
  way?(refusal: Refusal): Link;
}

export type Problems = Readonly<Record<string, Problem>>;

/** One thing wrong with what was sent; `pointer` is a JSON pointer (RFC 6901). */
export interface Fault {
  readonly pointer: string;
  readonly detail: string;
}

/** What was sent does not fit; says where. */
export interface InvalidInput extends Refusal {
  readonly code: 'invalid-input';
  readonly errors: readonly Fault[];
}

export const faultsOf = (refusal: Refusal): readonly Fault[] =>
  'errors' in refusal && Array.isArray(refusal.errors) ? refusal.errors.filter(isFault) : [];

const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'pointer' in value && 'detail' in value;

/** A text that a refusal carries under this name. */
const memberOf = (refusal: Refusal, name: string): string => {
  const value: unknown = Object.entries(refusal).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : '';
};

const problem = (status: number, title: string, sentence: string): Problem => ({
  status,
  title,
  sentence: () => sentence,
});

/** Nothing can be recorded for now: the sheet to write on is served without what is missing. */
const meanwhile = (title: string, sentence: string): Problem => ({
  ...problem(503, title, sentence),
  also: { text: 'Open the outage sheet, to print it', href: '/outage-sheet' },
});

/** What to do with an image instead of sending it here, after the guidance on sharing nudes and semi-nudes. */
export const NO_IMAGES =
  'Do not copy, forward, save or print the image, and do not look at it. Leave it where it is and write, in words, only what you have been told.';

/** The refusals that any page or endpoint can give. A step adds its own. */
export const webProblems: Problems = {
  'no-such-page': problem(
    404,
    'Page not found',
    'There is no page at this address. If you typed it, check it; if you pasted it, check that all of it is there.',
  ),
  'wrong-method': problem(405, 'Not possible here', 'This address exists, but not for this way of asking.'),
  'bad-address': problem(
    400,
    'This address cannot be read',
    'Part of the address is not as it should be. Go back and follow the link again.',
  ),
  'not-signed-in': problem(401, 'Sign in first', 'You are not signed in, or were away for more than 15 minutes.'),
  'session-ended': problem(
    401,
    'You are signed out',
    'You signed out, or were away for more than 15 minutes. Nothing was saved yet. Sign in, in a new tab; then come back to this page, and send it again.',
  ),
  'session-ended-unread': problem(
    401,
    'You are signed out',
    'You signed out, or were away for more than 15 minutes. Nothing was saved, and what you sent is too long to be shown here. Go back: your browser still has the form. Sign in, in a new tab; then send it again.',
  ),
  'not-from-here': problem(
    403,
    'This form cannot be trusted',
    'It did not come from a page that you opened while signed in. Nothing was changed. Open the page again, and send it once more.',
  ),
  'no-files': problem(
    415,
    'Evenhand takes no files',
    `No file, image or document can be sent here, and none was read. ${NO_IMAGES}`,
  ),
  'imagery-refused': problem(
    422,
    'Evenhand takes no images',
    `What was sent holds an image, or text that may be one, and nothing of it was kept. ${NO_IMAGES}`,
  ),
  'link-refused': problem(
    422,
    'Evenhand takes no links, hashes or encoded text',
    'What was sent holds a web address, the hash of a file or encoded text, each of which can lead to an image. Nothing was saved. Take it out, and write in words what you have been told.',
  ),
  'too-much-text': problem(
    413,
    'Too much text',
    'More was sent than can be taken at once (256 KB on a page, 64 KB from a program). Nothing was saved. Shorten it, or save it in parts.',
  ),
  'too-many-fields': problem(
    413,
    'Too many answers at once',
    'More than 2,000 fields were sent, which no page here has. Nothing was saved. Open the page again, and send it in parts.',
  ),
  'malformed-body': problem(
    400,
    'This could not be read',
    'What was sent is not well formed. Nothing was changed. On a page: open it again, and send it once more. From a program: send one JSON value, at most 32 levels deep.',
  ),
  'not-utf8': problem(
    415,
    'This is not UTF-8 text',
    'What was sent holds signs that cannot be read as UTF-8, or is said to be of another character set. Nothing was saved. Send it as UTF-8.',
  ),
  'json-only': problem(
    415,
    'Programs send JSON',
    'A form was sent to an address for programs. Nothing was saved. Send JSON, with Content-Type: application/json.',
  ),
  'unusable-version': problem(
    400,
    'The If-Match cannot be used',
    'Send the version of the case as it was read, a whole number, such as If-Match: "3"; or leave it out. Nothing was changed.',
  ),
  'unusable-key': problem(
    400,
    'The Idempotency-Key cannot be used',
    'Send 8 to 200 letters, digits, full stops, colons, hyphens or underscores, the same for the same request. Nothing was changed.',
  ),
  'invalid-input': problem(422, 'There is a problem', 'Something that was sent does not fit. Nothing was saved.'),
  'too-many-requests': problem(
    429,
    'Too many requests',
    'More was asked in one minute than one person can. Wait a minute, then go on. Reports can still be sent.',
  ),
  'wrong-host': problem(
    421,
    'Not this address',
    'The demonstration answers on this machine only: open it at localhost.',
  ),
  'sign-in-failed': problem(
    400,
    'You are not signed in',
    'The sign-in was not completed, took too long or was not started here. Start it again.',
  ),
  'no-staff-account': problem(
    403,
    'You are not on the list',
    'Your force knows you, but nobody has added you to Evenhand, or you have left. Ask those who run it in your force.',
  ),
  'identity-provider-silent': meanwhile(
    'Sign-in is not available',
    'Your force’s sign-in does not answer. Try again in a minute; if it stays so, tell your IT desk. Use the printed outage sheet for a report that cannot wait.',
  ),
  NotSignedIn: problem(401, 'Sign in first', 'You are not signed in, or were away for more than 15 minutes.'),
  NotPermitted: problem(
    403,
    'Not yours to do',
    'Your role does not allow this. Nothing was changed or shown. Ask your supervisor if you think it should.',
  ),
  CaseNotFound: problem(
    404,
    'No such case',
    'There is no case here under that reference, or it is another force’s. Check the reference.',
  ),
  ReasonNeeded: problem(
    403,
    'A reason is needed first',
    'You are not assigned to this case. Open it with a reason, which is kept; then do this again.',
  ),
  CaseJoined: {
    status: 409,
    title: 'This report joined another case',
    sentence: (refusal) =>
      `This report joined case ${memberOf(refusal, 'joinedReference')}. What was recorded of it is there, and nothing more can be read or written here: open that case, and go on there.`,
    members: (refusal) => ({
      joinedInto: memberOf(refusal, 'joinedInto'),
      joinedReference: memberOf(refusal, 'joinedReference'),
    }),
    way: (refusal) => ({
      text: `Open case ${memberOf(refusal, 'joinedReference')}`,
      href: `/cases/${memberOf(refusal, 'joinedInto')}`,
    }),
  },
  EmergencyOnly: problem(
    403,
    'Only in an emergency',
    'Your role does not read this case. If a child’s safety cannot wait, open it in an emergency, with a reason: for one hour, logged and announced to the supervisors.',
  ),
  CaseChanged: problem(
    409,
    'The case has changed',
    'Somebody changed this case after you opened the page. Nothing of yours was saved. Open it again, read what is new, then decide.',
  ),
  KeyUsedForAnotherBody: problem(
    422,
    'Already used for something else',
    'This request carries a key that an earlier, different request used. Nothing was changed. Open the page again, or use a new key.',
  ),
  UnknownRole: problem(422, 'No such role', 'That role does not exist. Choose from the list of roles.'),
  NoRole: problem(422, 'A role is needed', 'Name at least one role.'),
  AlreadyStaff: problem(
    409,
    'Already on the list',
    'Somebody with this subject is already on the list. Change their roles instead.',
  ),
  NotStaff: problem(404, 'Not on the list', 'Nobody with this subject is on the list now.'),
  ForceExists: problem(409, 'This force exists', 'A force with this id is already here. Choose another id.'),
  ForceNameTaken: problem(409, 'This name is taken', 'A force of this name is already here. Give it another name.'),
  'database-silent': meanwhile(
    'Evenhand is not available',
    'Its database does not answer, so nothing can be shown or saved just now. Whatever you last sent may not be saved: look before you send it again. Use the printed outage sheet for a report that cannot wait, and enter it later with its true time. Try again in a minute; if it stays so, tell your IT desk.',
  ),
  broken: problem(
    500,
    'Sorry, something went wrong',
    'The fault is ours. Whatever you last sent may not be saved: look before you send it again.',
  ),
};
