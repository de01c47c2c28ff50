import type { TurnedAway } from "./turned-away.js";

/** What a program gets that somebody let act as them. */
export interface ProgramToken {
  accessToken: string;
  /** Global id, by which it is revoked. */
  tokenId: string;
  username: string;
  expiresAt: Date;
}

/** How programs on somebody's machine are signed in: by that person's browser, with an access token in the end. */
export interface ProgramSignIn {
  /** A code for the program that knows what the challenge was made of. */
  grant(sessionToken: string, challenge: string): string;
  /** Redeems it, once. */
  redeem(redemption: Redemption): Promise<ProgramToken | TurnedAway>;
}

export interface Redemption {
  code: string;
  verifier: string;
  /** What the program calls itself, for the list of tokens. */
  name: string;
  lifetimeMs: number;
}
