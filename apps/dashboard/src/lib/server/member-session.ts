export type MemberRole = 'owner' | 'operator' | 'analyst';

/** Who is asking: one person in the one workspace they belong to. */
export interface MemberSession {
  userId: string;
  memberId: string;
  workspaceId: string;
  role: MemberRole;
  name: string;
  email: string;
}
