export { createAdmit } from './admit.ts';
export { createLeads } from './leads.ts';
export { createConsult, type Look } from './consult.ts';
export {
  instant,
  type Answered,
  type AskedOfCase,
  type CatchUp,
  type Context,
  type EngineParts,
  type Moment,
  type RefusalData,
} from './engine.ts';
export {
  createExecute,
  reaction,
  type Attempt,
  type Change,
  type EventData,
  type ExecuteRefusal,
  type Given,
  type React,
  type Reaction,
} from './execute.ts';
export { showing } from './showing.ts';
export { seenVersion, type Gateway } from './gateway.ts';
export { forgetRequests } from './idempotency.ts';
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
