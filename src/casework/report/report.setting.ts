import { lineIn, type Line, type Settings, type Whole } from '../../platform/setting/index.ts';

// [G] in the handbook (6.5): a number that rings nowhere on the first night is worse than none.
const CHECK = 'Ring or open it before you sign: it comes from general knowledge.';

export const childlineNumber = {
  kind: 'line',
  name: 'childlineNumber',
  label: 'Childline: number to ring',
  note: `On the first-night card and in the letter, for any child at any time. ${CHECK}`,
  confidence: 'G',
  source: 'Handbook 6.5',
  longest: 40,
  default: '0800 1111',
} as const satisfies Line;

export const worriedAdultNumber = {
  kind: 'line',
  name: 'worriedAdultNumber',
  label: 'NSPCC Helpline: number to ring',
  note: `On the first-night card, for adults who are worried about a child. ${CHECK}`,
  confidence: 'G',
  source: 'General knowledge',
  longest: 40,
  default: '0808 800 5000',
} as const satisfies Line;

export const ceopAddress = {
  kind: 'line',
  name: 'ceopAddress',
  label: 'CEOP Safety Centre: address on the web',
  note: `On the first-night card, to tell of grooming or blackmail online. ${CHECK} Empty: the card gives the name alone.`,
  confidence: 'G',
  source: 'Handbook 6.5',
  longest: 100,
  default: 'ceop.police.uk/safety-centre',
} as const satisfies Line;

export const reportRemoveAddress = {
  kind: 'line',
  name: 'reportRemoveAddress',
  label: 'Report Remove: address on the web',
  note: 'On the first-night card, for a child under 18 who wants an image of themselves taken down. Open it before you sign. Empty: the card gives the name alone.',
  confidence: 'C for the service, G for its short address',
  source: 'S39',
  longest: 100,
  default: 'childline.org.uk/remove',
} as const satisfies Line;

export const forceNumber = {
  kind: 'line',
  name: 'forceNumber',
  label: 'This force: number to ring',
  note: 'On the first-night card and in the letter, for a child or a parent who has something to tell or to ask. 101 reaches every force.',
  confidence: 'C for 101',
  source: 'S104; handbook 3.3',
  longest: 60,
  default: '101',
} as const satisfies Line;

export const complaintsRoute = {
  kind: 'line',
  name: 'complaintsRoute',
  label: 'This force: where to complain',
  note: 'In the letter. An address on the web, an office or a number. Empty: the letter gives the number of the force.',
  confidence: 'D',
  source: 'Handbook 7.5',
  longest: 120,
  default: '',
} as const satisfies Line;

export const systemOfRecord = {
  kind: 'line',
  name: 'systemOfRecord',
  label: 'System that is the record of crimes',
  note: 'Its name, as officers know it. Recorded means its reference and its time. Empty: the page says the system of your force.',
  confidence: 'D',
  source: 'Handbook 10.4',
  longest: 60,
  default: '',
} as const satisfies Line;

export const welfareCheckHours = {
  kind: 'whole',
  name: 'welfareCheckHours',
  label: 'The longest ahead that a welfare check may be arranged',
  note: 'Counted from when the safety floor is walked. One for later is refused: until somebody is found who sees the child sooner, none is arranged. It never puts off when the check is due.',
  confidence: 'D',
  source: 'Handbook 1.2',
  unit: 'hours',
  least: 1,
  most: 168,
  default: 24,
} as const satisfies Whole;

export const reportSettings = [
  childlineNumber,
  worriedAdultNumber,
  ceopAddress,
  reportRemoveAddress,
  forceNumber,
  complaintsRoute,
  systemOfRecord,
  welfareCheckHours,
] as const;

export interface CardService {
  readonly name: string;
  readonly what: string;
}

const at = (what: string, where: string): string => (where === '' ? `${what}.` : `${what}: ${where}.`);

/** Whom a card speaks to. */
export interface CardFor {
  readonly children: boolean;
  /** Who tells of when they were a child. */
  readonly adults: boolean;
}

/** For somebody who was a child then and is none now (handbook 6.5): the services for under-18s do not take them. */
const OF_ADULTS: readonly CardService[] = [
  { name: 'Marie Collins Foundation', what: 'Help to recover, for who was harmed online as a child.' },
  {
    name: 'Internet Watch Foundation',
    what: 'To report an image of you as a child that is online, at any age: iwf.org.uk.',
  },
];

/** Who can help on the first night, by the numbers and addresses that the force goes by. */
export const servicesOf = (settings: Settings, whom: CardFor): readonly CardService[] => [
  ...general(settings),
  ...(whom.adults ? OF_ADULTS : []),
  ...(whom.children ? ofChildren(settings) : []),
  {
    name: 'CEOP Safety Centre',
    what: at('To tell the National Crime Agency about grooming or blackmail online', lineIn(settings, ceopAddress)),
  },
];

function general(settings: Settings): readonly CardService[] {
  return [
    {
      name: 'The police',
      what: at('To tell us more, or to ask (say the reference at the top)', lineIn(settings, forceNumber)),
    },
  ];
}

function ofChildren(settings: Settings): readonly CardService[] {
  return [
    {
      name: 'Report Remove',
      what: at(
        'A child under 18 can ask for a nude or semi-nude image of themselves to be taken down, through Childline and the Internet Watch Foundation',
        lineIn(settings, reportRemoveAddress),
      ),
    },
    { name: 'Childline', what: at('Any child, any time', lineIn(settings, childlineNumber)) },
    {
      name: 'NSPCC Helpline',
      what: at('For adults who are worried about a child', lineIn(settings, worriedAdultNumber)),
    },
  ];
}
