import type { ActorServices } from "../../foundation/subgraph-kit/subgraph-services.js";
import { seedFirstOwner } from "../../prisma/seed/seed-first-owner.js";
import type { Progress } from "./progress.js";

/** Lets somebody into a database without users, and says how; says nothing where there are users. */
export async function welcomeFirstOwner({ database, clock }: ActorServices, progress: Progress): Promise<void> {
  const token = await seedFirstOwner(database, clock);
  if (token === null) return;
  progress.say(`
  The database was empty: there is an organization "default" now, and a site owner "owner", who signs in with

    ${token}

  as the header  Authorization: Bearer …  It is shown this once. Make another with createAccessToken, and revoke this one.
`);
}
