export * from './create-owner.ts';
export * from './find-membership.ts';
export { memberRoles, type MemberRole } from './schema.ts';
export * from './setup-token.ts';
