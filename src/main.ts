import type { FastifyInstance } from 'fastify';
import { caseApi, casePages } from './casework/case/index.ts';
import { caseloadApi, caseloadPages, queueApi, queuePages, withNews } from './casework/caseload/index.ts';
import { checkApi, checkPages } from './casework/check/index.ts';
import {
  cancelPages,
  cancelRequestPages,
  crimePages,
  floorPages,
  reportApi,
  joinPages,
  offCaseRoutes,
  reportPages,
} from './casework/report/index.ts';
import { closingApi, closingPages, type ClosingReading } from './casework/closing/index.ts';
import { noticeApi, noticePages, type OutcomeReading } from './casework/notice/index.ts';
import {
  mayUphold,
  reconsiderationApi,
  reconsiderationPages,
  returnedOf,
  type DecidedReadings,
} from './casework/reconsideration/index.ts';
import {
  adviceNow,
  conflictApi,
  conflictPages,
  decisionApi,
  decisionPages,
  readRests,
  whyNotApi,
  whyNotPages,
} from './casework/decision/index.ts';
import {
  outcomeApi,
  outcomePages,
  groundsIn,
  presentIn,
  upholdRests,
  withdrawalRoutes,
} from './casework/outcome/index.ts';
import { deathRoutes, dutiesRoutes, dutyRoutes, responseApi, responsePages } from './casework/response/index.ts';
import { answerPages, peoplePages, severalPages, triageApi, triagePages } from './casework/triage/index.ts';
import { measureRoutes, safeguardingApi, safeguardingPages } from './casework/safeguarding/index.ts';
import { INVENTED, DEMONSTRATION_FORCE } from './demonstration.ts';
import type { Opened } from './installation.ts';
import {
  departureApi,
  departurePages,
  heldBackPage,
  HELD_BACK,
  proofPages,
  siteApi,
  sitePages,
  transparencyPages,
  tryPages,
  Trials,
  workbenchApi,
  workbenchPages,
} from './oversight/guidance/index.ts';
import { guidanceToday, openGuidance, type Guidance, type GuidanceToday, type KeptGuidance } from './guidance.ts';
import { VERSION } from './config.ts';
import { problems } from './problems.ts';
import { said } from './said.ts';
import { views } from './views.ts';
import { decidingRoutes, yardstickRoutes } from './yardstick.ts';
import { byCommand, isPublic, navigation, OPEN } from './navigation.ts';
import { permissions, ROLES } from './permissions.ts';
import { forceSettings, obligations } from './procedure.ts';
import {
  closingReading,
  dutySaid,
  joinReading,
  nightReading,
  offReading,
  openingReading,
  outcomes,
  referralsIn,
  toldOf,
} from './readings.ts';
import { restsOn, type Policy } from './policy/index.ts';
import type { Actor } from './platform/access/index.ts';
import { londonDay } from './platform/clock/index.ts';
import type { Gateway } from './platform/command/index.ts';
import { settingApi, settingPages, type SettingsOfPolicy } from './platform/setting/index.ts';
import { checkPulse } from './platform/health/index.ts';
import { demonstrationIdentity, homePage, openSessions, signIn } from './platform/staff/index.ts';
import {
  createServer,
  type Health,
  type NavigationItem,
  type Route,
  type ServerOptions,
} from './platform/web/index.ts';

/** The settings of the version of the guidance that is in force on a day, and the force's own. */
export const settingsOn = (guidance: Guidance, day: string): SettingsOfPolicy => {
  const { files } = guidance.policyOn(day);
  const ofGuidance = files.settings.map((one) => ({ ...one, restsOn: restsOn(files, one) }));
  return { policy: files.policy.id, ofGuidance, own: forceSettings };
};

const decidedIn = (adviser: Guidance['adviser']): DecidedReadings => ({
  present: presentIn(adviser),
  rests: upholdRests(adviser),
  grounds: groundsIn(adviser),
});

/** The pages and endpoints of the steps that follow an approved outcome. */
export const stepsAfterOutcome = (
  gateway: Gateway,
  set: OutcomeReading,
  readings: DecidedReadings,
  reading: ClosingReading,
): readonly Route[] => {
  return [
    ...noticePages(gateway, set, reading.duties),
    ...closingPages(gateway, reading),
    ...reconsiderationPages(gateway, set, readings),
    ...noticeApi(gateway, set, reading.duties),
    ...closingApi(gateway, reading),
    ...reconsiderationApi(gateway, set, readings),
  ];
};

/** Pages and endpoints of the workbench see the same trials run. */
const workbenchRoutes = (gateway: Gateway, versions: () => readonly Policy[]): readonly Route[] => {
  const trials = new Trials(gateway);
  return [...workbenchPages(gateway, versions, trials), ...workbenchApi(gateway, versions, trials)];
};

/** Every page and endpoint. */
const routesOf = (
  opened: Gateway,
  guidance: GuidanceToday,
  settings: SettingsOfPolicy,
  closing: ClosingReading,
): readonly Route[] => [
  ...settingPages(opened, settings),
  ...settingApi(opened, settings),
  ...reportPages(opened),
  ...joinPages(opened, joinReading),
  ...offCaseRoutes(opened, offReading(outcomes)),
  ...floorPages(opened, nightReading),
  ...crimePages(opened),
  ...cancelPages(opened),
  ...cancelRequestPages(opened),
  ...checkPages(opened),
  ...checkApi(opened),
  ...safeguardingPages(opened, referralsIn(closing)),
  ...safeguardingApi(opened, referralsIn(closing)),
  ...measureRoutes(opened),
  ...deathRoutes(opened),
  ...responsePages(opened, readRests(guidance.adviser), adviceNow(guidance.adviser)),
  ...responseApi(opened, adviceNow(guidance.adviser)),
  ...dutyRoutes(opened, dutySaid(guidance, closing)),
  ...dutiesRoutes(opened, dutySaid(guidance, closing)),
  ...decisionPages(opened, guidance.adviser, returnedOf),
  ...decisionApi(opened, guidance.adviser, returnedOf),
  ...whyNotPages(opened, guidance.adviser),
  ...whyNotApi(opened, guidance.adviser),
  ...conflictPages(opened, guidance.adviser),
  ...conflictApi(opened, guidance.adviser),
  ...outcomePages(opened, guidance.adviser, toldOf),
  ...outcomeApi(opened, guidance.adviser, toldOf),
  ...withdrawalRoutes(opened, guidance.adviser),
  ...stepsAfterOutcome(opened, outcomes, decidedIn(guidance.adviser), closing),
  ...casePages(opened, openingReading),
  ...caseApi(opened, openingReading),
  ...caseloadPages(opened, obligations, { guidance, closing }),
  ...queuePages(opened, guidance, mayUphold(outcomes, presentIn(guidance.adviser))),
  ...queueApi(opened, mayUphold(outcomes, presentIn(guidance.adviser))),
  ...triagePages(opened, guidance),
  ...answerPages(opened, guidance),
  ...severalPages(opened, guidance),
  ...peoplePages(opened),
  ...reportApi(opened, joinReading, nightReading),
  ...triageApi(opened, guidance),
  ...caseloadApi(opened, obligations, { guidance, closing }),
  ...yardstickRoutes(opened, guidance),
  ...sitePages(guidance),
  ...siteApi(guidance),
  ...departurePages(opened, guidance),
  ...departureApi(opened, guidance),
  ...tryPages(guidance),
  ...proofPages(guidance),
  ...transparencyPages(guidance, { version: VERSION, roles: ROLES }),
  ...workbenchRoutes(opened, () => guidance.versions),
  ...decidingRoutes(opened, guidance),
];

/** For whoever keeps the guidance, at the head of every page, for as long as something found was not taken in. */
const heldBackItem = ({ roles }: Actor, { heldBack }: KeptGuidance): readonly NavigationItem[] =>
  heldBack() !== undefined && roles.some((role) => role === 'policy-owner' || role === 'registrar')
    ? [{ text: 'Guidance not taken in', href: HELD_BACK }]
    : [];

/** How each part is, in a word: what is wrong with it, and where, is for the shell. Neither settings nor new guidance keeps it from serving. */
const healthOf = (opened: Opened, kept: KeptGuidance) => async (): Promise<Health> => {
  const found = await checkPulse(opened.database, opened.folders.checkpoints);
  const well = (part: string): boolean => found.every((finding) => finding.ok || !finding.part.startsWith(part));
  const database = well('database');
  const ledger = database && well('ledger');
  const guidance = kept.heldBack() === undefined;
  return { ok: database && ledger, database, ledger, settings: database && well('settings'), guidance };
};

/** Every page and endpoint on a gateway, under the guidance of the day. */
export const allRoutes = (gateway: Gateway, now: Date, kept = unkept()): readonly Route[] => {
  const today = guidanceToday(kept.guidance, now);
  const closing = closingReading(outcomes, today);
  const routes = routesOf(gateway, today, settingsOn(kept.guidance, londonDay(now)), closing);
  return [...routes.map(withNews(gateway, { guidance: today, closing }, permissions)), heldBackPage(kept.heldBack)];
};

/** The guidance as it is read once: for a test, and for whoever only asks which pages there are. */
const unkept = (): KeptGuidance => ({ guidance: openGuidance(), heldBack: () => undefined });

/** What is served: everything, or (before a force's settings are signed) the settings alone. */
const servedRoutes = async (opened: Opened, signingOnly: boolean, kept: KeptGuidance): Promise<readonly Route[]> => {
  const now = await opened.today();
  if (!signingOnly) return allRoutes(opened, now, kept);
  const settings = settingsOn(kept.guidance, londonDay(now));
  return [...settingPages(opened, settings), ...settingApi(opened, settings)];
};

/** The server of an installation, not yet listening. `over` plants a difference in a test. */
export const createApp = async (
  opened: Opened,
  baseUrl: string,
  over: Partial<ServerOptions> = {},
  signingOnly = false,
  kept = unkept(),
): Promise<FastifyInstance> => {
  const { kind } = opened;
  const sessions = openSessions(opened.database);
  const people = kind === 'demonstration' ? INVENTED : [];
  const identity = demonstrationIdentity({ baseUrl, people, forceName: DEMONSTRATION_FORCE.name });
  return createServer({
    baseUrl,
    mode: kind,
    routes: [homePage(people, signingOnly ? [] : OPEN, byCommand), ...(await servedRoutes(opened, signingOnly, kept))],
    parts: [
      signIn({ baseUrl, mode: kind, database: opened.database, sessions }),
      // By the mark in the database, not by a setting: no setting may let invented people into production (ADR 8).
      ...(kind === 'demonstration' ? [identity] : []),
    ],
    actions: new Set(Object.keys(permissions)),
    publicActions: new Set(Object.keys(permissions).filter(isPublic)),
    problems,
    sessions,
    navigation: (actor) => [...navigation(actor), ...heldBackItem(actor, kept)],
    views,
    said,
    health: healthOf(opened, kept),
    ...over,
  });
};
