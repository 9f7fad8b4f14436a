import { displayName } from '../../platform/person/index.ts';
import { childLabel } from './child.ts';
import type { FirstNightPage, FloorPage } from './floor-page.store.ts';
import { servicesOf } from './report.setting.ts';

/** What a person is called on a page. */
export const nameOf = ({ people }: Pick<FloorPage, 'people'>, person: string): string => {
  const found = people.get(person);
  return found === undefined || found.state === 'erased' ? 'a person whose record was erased' : displayName(found);
};

/** The card for the first night: to print, or to read out. It names nobody. */
export const firstNightCard = (floors: FirstNightPage) => ({
  title: 'First-night card',
  reference: floors.file.reference,
  services: servicesOf(floors.inForce.settings),
  deletion: floors.deletion,
  children: floors.children.map((child) => ({
    // By number: the card is printed, carried and read out, and may lie about.
    label: childLabel(child.position),
    alarms: floors.alarms.get(child.person) ?? [],
  })),
  back: { href: `/cases/${floors.file.case}` },
});
