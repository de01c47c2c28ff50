import { anonymous } from "../../foundation/rbac/actor.js";
import type { FindActor } from "../authentication/authenticate.js";

/** What becomes of a request whose credential names nobody. */
export type FaultyTokens = "refuse" | "anonymous";

/** Finds whom a request is admitted as. What goes on asks again by the credential itself: one that ends, ends it. */
export const admitting = (findActor: FindActor, faultyTokens: FaultyTokens = "refuse"): FindActor =>
  faultyTokens === "refuse" ? findActor : async (secret) => (await findActor(secret)) ?? anonymous;
