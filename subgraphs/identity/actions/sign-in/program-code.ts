import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { UnsealingError } from "../../../../foundation/encryption/sealer.js";
import type { IdentityActionContext } from "../identity-action-context.js";
import type { TurnedAway } from "./find-claimant.js";

/** How long a program may take to fetch what it was granted. */
const patienceMs = 60_000;
const belongsTo = "program_sign_in";

const granted = z.object({ sessionToken: z.string(), challenge: z.string(), until: z.number() });

const turnedAway: TurnedAway = { refusal: "This code is none, or is over: sign in anew." };

/**
 * A code by which a program acts as whoever has this session: good for a minute, and only for whoever knows what the
 * challenge was made of (RFC 7636, S256).
 */
export function grantProgram(
  { sealer, clock }: IdentityActionContext,
  { sessionToken, challenge }: { sessionToken: string; challenge: string },
): string {
  const grant = { sessionToken, challenge, until: clock.now().getTime() + patienceMs };
  return Buffer.from(sealer.sealText(JSON.stringify(grant), belongsTo)).toString("base64url");
}

function open({ sealer }: IdentityActionContext, code: string): z.output<typeof granted> | null {
  try {
    return granted.parse(JSON.parse(sealer.openText(Buffer.from(code, "base64url"), belongsTo)));
  } catch (error) {
    if (error instanceof UnsealingError) return null;
    throw error;
  }
}

const isMadeOf = (challenge: string, verifier: string): boolean => {
  const made = createHash("sha256").update(verifier).digest();
  const wanted = Buffer.from(challenge, "base64url");
  return wanted.length === made.length && timingSafeEqual(wanted, made);
};

/** The session that a code was granted by. */
export function redeemProgram(
  context: IdentityActionContext,
  { code, verifier }: { code: string; verifier: string },
): { sessionToken: string } | TurnedAway {
  const grant = open(context, code);
  if (!grant || grant.until < context.clock.now().getTime()) return turnedAway;
  return isMadeOf(grant.challenge, verifier) ? { sessionToken: grant.sessionToken } : turnedAway;
}
