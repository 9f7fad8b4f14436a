export { openDatabase, type CoreTables, type Database, type Tx } from './database.ts';
export { newId } from './id.ts';
export { migrate, readMigrations, type Migration } from './migrate.ts';
export { APPLICATION, OWNER, startOwnPostgres, type OwnPostgres } from './postgres.ts';
