import type { ProgramSignIn } from "./program-sign-in.js";
import type { TurnedAway } from "./turned-away.js";

/** What the gateway's pages for signing in are made of; identity does it. */
export interface BrowserSignIn {
  /** What is offered. */
  list(): Promise<{ name: string; url: string }[]>;
  /** Where a browser is sent, and the state by which it is known when it comes back. */
  start(providerId: string, redirectUri: string): Promise<{ location: string; state: string } | TurnedAway>;
  /** The way back; `state` is what the browser brought along in its cookie. */
  finish(callback: URL, state: string | null): Promise<{ sessionToken: string; expiresAt: Date } | TurnedAway>;
  /** Ends a session. */
  end(sessionToken: string): Promise<void>;
  /** For programs that have no browser of their own. */
  programs: ProgramSignIn;
}
