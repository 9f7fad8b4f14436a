export {
  faultyForm,
  freshForm,
  readForm,
  unasked,
  type FieldFault,
  type Form,
  type FormBody,
  type FormResult,
} from './form.ts';
export { type Kind } from './field.ts';
export { findImagery, holdsImagery } from './imagery.ts';
export { keyed } from './keyed.ts';
export { date, dateTime, deadline, time } from './london-time.ts';
export { words } from './view.ts';
export { WEB_ACTIONS, type Health } from './own.ts';
export {
  NO_IMAGES,
  webProblems,
  type Fault,
  type InvalidInput,
  type Problem,
  type Problems,
  type Refusal,
} from './problem.ts';
export { json, paper, redirect, refuse, render, type News, type PageModel, type Reply } from './reply.ts';
export type { Navigation, NavigationItem, Responder } from './respond.ts';
export { api, openApi, openPage, page, type ApiVisit, type OpenVisit, type PageVisit, type Route } from './route.ts';
export type { KnownRoute } from './guard.ts';
export { type Said } from './said.ts';
export { createServer, type ServerOptions, type ServerPart } from './server.ts';
export { PageQuery, turned, turnLinks, type Turned } from './turn.ts';
export type { Upload } from './upload.ts';
export { cookieName, cookieOptions, SESSION_COOKIE, type Mode, type Session, type Sessions } from './session.ts';
