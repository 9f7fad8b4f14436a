/**
 * Words that name the same person of a family, the first of each the one they are compared by: the everyday words of England and
 * Wales, English and Welsh, as they stood on 28 November 2026. A choice of this program and no guidance: a word that is missing here
 * is compared as it is written. A prefix makes somebody else of them, however it is joined: a stepmum is a stepmother and no mother.
 */
export const KIN: readonly (readonly [string, ...string[]])[] = [
  ['mother', 'mum', 'mummy', 'mam', 'mammy', 'mom', 'mommy', 'mama', 'ma'],
  ['father', 'dad', 'daddy', 'da', 'dada', 'papa', 'pa', 'tad'],
  ['grandmother', 'gran', 'granny', 'nan', 'nana', 'nanny', 'nanna', 'nain', 'mamgu', 'mam-gu'],
  ['grandfather', 'grandad', 'gramps', 'grampa', 'taid', 'tadcu', 'tad-cu'],
  ['parents', 'parent'],
  ['brother', 'bro'],
  ['sister', 'sis'],
  ['aunt', 'auntie', 'aunty'],
  ['uncle'],
  ['partner'],
];

/** Who is among those of a word of these. */
export const AMONG = { parents: ['mother', 'father'] } as const;

/** Who stands for both parents, where nothing else is said of who it is: whoever tells everybody at home tells each of them. */
export const HOUSEHOLD: readonly string[] = [
  'family',
  'household',
  'home',
  'everybody',
  'everyone',
  'anybody',
  'anyone',
];
/** What may stand beside one of those and says no more of who it is. */
export const BESIDE: readonly string[] = ['whole', 'all', 'at', 'in', 'house'];

/** What is written beside who may be told, of how much: no name of anybody. */
export const HOW_MUCH: readonly string[] = ['everything', 'all', 'all of it', 'alone', 'on her own', 'on his own'];

/** What follows a name that begins a line, and not another word that is written large because it begins one. */
export const AFTER_NAME: readonly string[] = ['from', 'at', 'in', 'next', 'who', 'with', 'on', 'or'];

/** What makes somebody else of a word of these, written with it, with a hyphen, or as a word before it. */
export const PREFIXES = ['step', 'foster', 'adoptive', 'grand', 'half'] as const;

/** What says that there is nobody: no name of anybody. That it is not known is none of these. */
export const NOBODY: readonly string[] = ['nobody', 'nobody else', 'no one', 'no one else', 'no-one', 'none', 'no'];

/** Words that say nothing of who it is. */
export const ARTICLES: readonly string[] = ['the', 'a', 'an', 'her', 'his', 'their', 'my', 'our', 'y'];
