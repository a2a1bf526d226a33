import type { MemberSession } from '#lib/server/member-session.ts';

declare global {
  namespace App {
    interface Error {
      status: number;
      message: string;
      /** Names the request in the logs; shown to the reader so that they can quote it. */
      requestId?: string;
    }
    interface Locals {
      requestId: string;
      /** The signed-in member, or null: sign-in, set-up and the programs' API have none. */
      session: MemberSession | null;
    }
  }
}

export {};
