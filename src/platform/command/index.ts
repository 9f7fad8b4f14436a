export { createAdmit, type Admit } from './admit.ts';
export { createLeads, type Leads } from './leads.ts';
export { createConsult, type Consult, type Look } from './consult.ts';
export {
  instant,
  type Answered,
  type AskedOfCase,
  type CatchUp,
  type Context,
  type EngineParts,
  type Moment,
  type RefusalData,
  type Telling,
} from './engine.ts';
export {
  createExecute,
  reaction,
  type Attempt,
  type Change,
  type EventData,
  type Execute,
  type ExecuteRefusal,
  type Given,
  type React,
  type Reaction,
} from './execute.ts';
export { showing, type Shown } from './showing.ts';
export { seenVersion, type Gateway } from './gateway.ts';
export { forgetRequests, type Idempotency } from './idempotency.ts';
export {
  EXIT,
  print,
  ShellRefusal,
  withShell,
  type FindPremises,
  type OpenShell,
  type Premises,
  type ShellSession,
} from './shell.ts';
