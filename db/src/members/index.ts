export * from './change-members.ts';
export * from './create-owner.ts';
export * from './invitations.ts';
export * from './find-membership.ts';
export { memberRoles, type MemberRole } from './words.ts';
export * from './setup-token.ts';
export * from './presence-signals.ts';
