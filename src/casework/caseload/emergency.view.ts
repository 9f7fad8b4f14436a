import type { CasePage } from './case-page.store.ts';

const SOMEBODY = 'Somebody who has left';

/** The announcements of a case that no supervisor has acknowledged; and until when it is open to who reads it in an emergency. */
export const emergencyView = ({ file, emergencies, actor, now }: CasePage) => {
  const own = emergencies.find(({ staff, until }) => staff === actor.staff && until > now);
  return {
    openUntil: own?.until,
    announced: emergencies
      // Until somebody has seen it: after that it stands in the timeline with everything else.
      .filter(({ acknowledged }) => acknowledged === undefined)
      .map(({ opening, staff, by, from, until }) => ({
        by: by ?? SOMEBODY,
        from,
        until,
        running: until > now,
        href:
          actor.roles.includes('supervisor') && staff !== actor.staff
            ? `/cases/${file.case}/emergencies/${opening}`
            : undefined,
      })),
  };
};
