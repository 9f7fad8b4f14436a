export {
  beginInForce,
  inForce,
  openDatabase,
  type Database,
  type CoreTables,
  type OpenTransaction,
  type Tx,
} from './database.ts';
export { migrate, readMigrations, type Migration } from './migrate.ts';
export { APPLICATION, OWNER, startOwnPostgres, type OwnPostgres } from './postgres.ts';
export { newId } from './id.ts';
