export { addMember } from './add-member.ts';
export { createTestClickHouse, createTestDatabase, type TestDatabase } from './create-test-database.ts';
export { useWorkspace, type WorkspaceInUse } from './use-workspace.ts';
