export { createTestClickHouse, createTestDatabase, type TestDatabase } from './create-test-database.ts';
