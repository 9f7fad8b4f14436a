import { displayName } from '../../platform/person/index.ts';
import { childLabel } from './child.ts';
import type { SafeContact } from './contact.ts';
import type { FloorRow } from './floor.store.ts';
import type { WithWhom } from './floor.ts';
import type { FirstNightPage, FloorPage, WalkPage } from './floor-page.store.ts';
import { servicesOf, type CardFor } from './report.setting.ts';

/** What a person is called on a page. */
export const nameOf = ({ people }: Pick<FloorPage, 'people'>, person: string): string => {
  const found = people.get(person);
  return found === undefined || found.state === 'erased' ? 'a person whose record was erased' : displayName(found);
};

const BESIDE: Readonly<Partial<Record<WithWhom, string>>> = {
  'parent-or-carer': 'A parent or carer is with this child.',
  'other-family': 'Other family is with this child.',
  'not-known': 'It is not known who is with this child.',
};

/** Who is beside a child may be whom the child has to be kept safe from: which of the names they are nobody was asked. */
const besideOf = (floor: FloorRow | undefined, contact: SafeContact | undefined): string | undefined => {
  const beside = floor === undefined ? undefined : BESIDE[floor.withWhom];
  if (beside === undefined || contact === undefined || contact.mustNot.length === 0) return undefined;
  return `${beside} Before anything is read out or given there, make sure that it is nobody who must not be told, and that none of them can hear or find it.`;
};

/** On the screen alone: who must not be told of a child, and who may be and how. */
const tellingOf = ({ floors, contacts }: FloorPage, person: string) => {
  const contact = contacts.get(person);
  return {
    mustNot: (contact?.mustNot ?? []).join('; '),
    beside: besideOf(floors.get(person), contact),
    way: contact?.way === undefined ? undefined : `${contact.way.may}; ${contact.way.how}`,
  };
};

/** What cannot wait, before any question: of the child whose floor it is by name, of the others by their number alone. */
export const walkBanner = (page: WalkPage, person: string) => ({
  lines: page.beside
    .toSorted((one, other) => Number(other.person === person) - Number(one.person === person))
    .map((one) => ({
      who: one.person === person ? nameOf(page, person) : childLabel(one.position),
      text: [...(one.died ? ['recorded as having died'] : []), ...one.alarms].join('; '),
    })),
  telling: tellingOf(page, person),
});

const OF_CHILD = {
  is: 'this child',
  they: 'the child',
  who: 'Who is with the child?',
  alone: 'If yes, do not leave the child alone, and call an ambulance if life is at risk.',
  parent: 'A parent may be the danger. Ask before anybody is contacted.',
  asksOfCare: true,
} as const;

/** Whoever tells of when they were a child is an adult: nobody has care of them, and they may be alone. */
const OF_ADULT = {
  is: 'this person',
  they: 'they',
  who: 'Who is with them? An adult may be alone',
  alone: 'If yes, have somebody they trust stay with them, and call an ambulance if life is at risk.',
  parent: 'They say who may know. Nobody at home or in the family is told without them.',
  asksOfCare: false,
} as const;

/** In what words the floor asks after somebody: as a child, unless it is known that they are an adult by now. */
export const whomWords = ({ children }: FloorPage, person: string): typeof OF_CHILD | typeof OF_ADULT =>
  children.some((one) => one.person === person && one.isAdultNow) ? OF_ADULT : OF_CHILD;

/** Whom the card speaks to: children, adults who tell of when they were one, or both. Nobody is taken for an adult who may not be. */
const whomFor = ({ children }: FirstNightPage): CardFor => ({
  adults: children.some(({ isAdultNow }) => isAdultNow),
  children: children.length === 0 || children.some(({ isAdultNow }) => !isAdultNow),
});

/** The card for the first night: to print, or to read out. Printed, it names nobody. */
export const firstNightCard = (floors: FirstNightPage) => ({
  title: 'First-night card',
  reference: floors.file.reference,
  speaksTo: whomFor(floors),
  services: servicesOf(floors.inForce.settings, whomFor(floors)),
  deletion: floors.deletion,
  children: floors.children.map((child) => ({
    // By number: the card is printed, carried and read out, and may lie about.
    label: childLabel(child.position),
    alarms: floors.alarms.get(child.person) ?? [],
    acts: floors.acts.get(child.person) ?? [],
    telling: tellingOf(floors, child.person),
  })),
  back: { href: `/cases/${floors.file.case}` },
});
