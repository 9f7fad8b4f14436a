import { displayName } from '../../platform/person/index.ts';
import type { PageModel } from '../../platform/web/index.ts';
import { alarmsOf } from './floor.ts';
import type { FloorPage } from './floor-page.store.ts';
import { alarmWords } from './report.view.ts';

/** What a person is called on a page. */
export const nameOf = ({ people }: Pick<FloorPage, 'people'>, person: string): string => {
  const found = people.get(person);
  return found === undefined || found.state === 'erased' ? 'a person whose record was erased' : displayName(found);
};

/** Telephone numbers and services that change: from general knowledge [G], to be checked by the force before it goes live. */
const SERVICES = [
  {
    name: 'Report Remove',
    what: 'A child under 18 can ask for a nude or semi-nude image of themselves to be taken down, through Childline and the Internet Watch Foundation.',
  },
  { name: 'Childline', what: 'Any child, any time: 0800 1111.' },
  { name: 'NSPCC Helpline', what: 'For adults who are worried about a child: 0808 800 5000.' },
  { name: 'CEOP Safety Centre', what: 'To tell the National Crime Agency about grooming or blackmail online.' },
] as const;

/** The card for the first night: to print, or to read out. It names nobody. */
export const firstNightCard = (floors: FloorPage): PageModel => ({
  title: 'First-night card',
  reference: floors.file.reference,
  services: SERVICES,
  children: floors.children.map((child) => {
    const floor = floors.floors.get(child.person);
    return {
      label: `Child ${child.position}`,
      alarms: floor === undefined ? ['Safety floor not walked'] : alarmsOf(floor).map((alarm) => alarmWords[alarm]),
    };
  }),
  back: { href: `/cases/${floors.file.case}` },
});
