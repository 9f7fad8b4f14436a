export { withClient } from './client.ts';
export { CONTENTS, currentRole, MODESTY } from './contents.ts';
export { connectionTo, openDatabase, type CoreTables, type Database, type Tx } from './database.ts';
export { holdCommit } from './hold.ts';
export { newId } from './id.ts';
export { isDatabaseLost } from './lost.ts';
export { migrate, MigrationFault, missingOf, readMigrations, type Migration } from './migrate.ts';
export { APPLICATION, OWNER, startOwnPostgres, type OwnPostgres } from './postgres.ts';
export { part, readTogether } from './together.ts';
