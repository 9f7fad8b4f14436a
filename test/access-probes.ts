// What each route is sent when the access matrix asks it. A route that is not here is sent nothing: only whether it may be asked is looked at.
import type { Probe } from './access-checker.ts';
import type { Relation } from './access-world.ts';

const report = { toldBy: 'school', when: 'now', safe: 'not-known' };
const floor = {
  safeNow: 'yes',
  selfHarm: 'not-known',
  withWhom: 'school',
  contact: 'not-known',
  inCare: 'no',
  onPlan: 'no',
  welfareCheck: 'not-arranged',
  fromWhom: 'reporter',
};
const crime = { offence: '86/2', reference: 'NM/{n}', when: 'now' };

const why = { reason: 'The invented school asks at night whom it may call' };

const form: Probe = { about: 'form' };
const open: Probe = { about: 'public' };
const look = (about: Probe['about']): Probe => ({ about });

const PROBES: Readonly<Record<string, Probe>> = {
  'GET /': open,
  'GET /assets/*': open,
  'GET /health': open,
  'GET /api/openapi.json': open,
  'GET /sign-in': open,
  'GET /sign-in/:force': open,
  'GET /signed-in': open,
  'GET /demonstration/identity/choose/:uid': open,
  'GET /demonstration/identity/choose/:uid/:subject': open,
  'GET /api/session': form,

  'GET /api/definitions': open,
  'GET /api/definitions/:definition': open,
  'GET /definitions': form,
  'GET /definitions/:definition': form,
  'GET /api/guidance': open,
  'GET /api/guidance/:version': open,
  'POST /api/guidance/advice': open,
  'GET /claims': form,
  'GET /claims.csv': form,
  'GET /claims.ods': form,
  'GET /api/claims': open,
  'GET /guidance': form,
  'GET /guidance/changes': form,
  'GET /guidance/transparency': form,
  'GET /guidance/transparency.json': form,
  'GET /guidance/try': form,
  'POST /guidance/try': { about: 'form', fields: { 'p1-age': '15', 'p1-parts': 'shared', nation: 'england' } },
  'GET /guidance/:version': form,
  'GET /guidance/:version/rules': form,
  'GET /guidance/:version/rules/:one': form,
  'GET /guidance/:version/facts': form,
  'GET /guidance/:version/facts/:one': form,
  'GET /guidance/:version/outcomes': form,
  'GET /guidance/:version/outcomes/:one': form,
  'GET /guidance/:version/sources': form,
  'GET /guidance/:version/settings': form,
  'GET /guidance/:version/periods': form,
  'GET /guidance/:version/disagreements': form,
  'GET /guidance/:version/proofs': form,
  'GET /guidance/:version/proofs/text': form,

  // Who comes back to the form after saving a report is shown which.
  'GET /reports/new': look('no-people'),
  'GET /outage-sheet': form,
  'GET /cases/:case/crimes/new': look('children'),
  'GET /cases/:case/crimes/:crime/ask-cancellation': look('no-people'),
  'GET /cases/:case/crimes/:crime/cancel': look('no-people'),
  'GET /cases/find': form,
  'GET /cases/:case/assign': look('no-people'),
  'GET /api/cases/:case/assign': look('no-people'),
  'GET /releases': look('no-people'),
  'GET /releases/new': form,
  'GET /releases/sample': form,
  'GET /releases/samples': look('no-people'),
  'GET /api/split-samples': look('no-people'),
  'GET /releases/new/:definition': form,
  'GET /api/releases': look('no-people'),
  'GET /releases/returns': look('no-people'),
  'GET /api/releases/returns': look('no-people'),
  'GET /departures': look('no-people'),
  'GET /api/departures': look('no-people'),
  'GET /split': look('no-people'),
  'GET /api/split': look('no-people'),
  'GET /sources': look('no-people'),
  'GET /api/sources': look('no-people'),
  'GET /queue': look('no-people'),
  'GET /api/queue': look('no-people'),
  'GET /cases/:case/open': look('children'),
  'GET /api/cases/:case/open': look('children'),
  'GET /cases/:case/break-glass': look('children'),
  'GET /api/cases/:case/break-glass': look('children'),
  'GET /cases': look('no-people'),
  'GET /api/cases': look('no-people'),
  'GET /cases/:case': look('everyone'),
  'GET /api/cases/:case': look('everyone'),
  'GET /cases/:case/floor': look('children'),
  'GET /cases/:case/first-night': look('children'),
  'GET /api/cases/:case/first-night': look('children'),
  'GET /cases/:case/people/:person/take-off': look('everyone'),
  'GET /cases/:case/children/:person/died': look('this-child'),
  'GET /cases/:case/children/:person/floor': look('this-child'),
  'GET /api/cases/:case/children/:person/floor': look('this-child'),

  'POST /reports/new': { about: 'changed', fields: { ...report, children: '1' } },
  'POST /api/reports': { about: 'changed', body: { ...report, children: 1 } },
  'POST /cases/:case/children': { about: 'changed' },
  'POST /api/cases/:case/children': { about: 'changed' },
  'POST /cases/:case/children/:person/floor': { about: 'changed', fields: floor },
  'POST /api/cases/:case/children/:person/floor': { about: 'changed', body: floor },
  'POST /cases/:case/crimes/new': { about: 'changed', fields: crime },
  'POST /api/cases/:case/crimes': { about: 'changed', body: crime },
  // These give a relation, so they come last.
  'POST /cases/:case/open': { about: 'changed', fields: { reason: 'audit' } },
  'POST /api/cases/:case/open': { about: 'changed', body: { reason: 'audit' } },
  'POST /cases/:case/break-glass': { about: 'changed', fields: why },
  // The page has just opened it for an hour, and no hour is made longer: leave alone is asked of it.
  'POST /api/cases/:case/break-glass': { about: 'leave', body: why },
};

const ORDER = Object.keys(PROBES);

/** Sent to a route that has no probe of its own: leave is asked of it all the same, and a refusal has to change nothing. */
const LEAVE: Probe = { about: 'leave' };

/** Before a reason is kept, what is open about a child shows to these alone. */
const ACTS_AT_ONCE: readonly string[] = ['officer', 'supervisor', 'hub'];

/** HEAD asks what GET asks; the identity provider’s own addresses are open to all. */
export const probeOf = (method: string, url: string, relation: Relation = 'in-force', role = 'officer'): Probe => {
  if (url === '/demonstration/identity/*') return open;
  // One’s hour runs already.
  if (relation === 'emergency' && method === 'POST' && url === '/cases/:case/break-glass')
    return { about: 'leave', fields: why };
  const isReason = method !== 'POST' && /\/(open|break-glass)$/.test(url);
  if (isReason && !ACTS_AT_ONCE.includes(role)) return look('no-people');
  return PROBES[`${method === 'HEAD' ? 'GET' : method} ${url}`] ?? LEAVE;
};

export const placeOf = (method: string, url: string): number => ORDER.indexOf(`${method} ${url}`);
