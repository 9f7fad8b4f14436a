export { createLedgerKey, hasLedgerKey, ledgerPublicKey, rawPublicKey, readCheckpoints } from './checkpoint.ts';
export { makeCheckpoint, runLedger, type Clockwork, type LedgerFolders } from './clockwork.ts';
export { canonical, digestOf, type Content, type Kind } from './entry.ts';
export { assertOwnLog, keepMark, LedgerKeyFault, type OwnLog } from './key-mark.ts';
export { append, entriesOfCase, type ToldEntry } from './ledger.store.ts';
export { findRest, GO_ON, restWords } from './rest.ts';
export { sequenceAll } from './sequencer.ts';
export { readStanding } from './standing.ts';
export { verifyLedger, type Verification } from './verify.ts';
