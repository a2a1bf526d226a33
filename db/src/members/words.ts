export const memberRoles = ['owner', 'operator', 'analyst'] as const;
export type MemberRole = (typeof memberRoles)[number];
