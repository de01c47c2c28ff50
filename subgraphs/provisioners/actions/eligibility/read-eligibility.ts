import type { ActorServices } from "../../../../foundation/subgraph-kit/subgraph-services.js";
import type { Tags } from "../../../../foundation/tags/read-tags.js";
import type { Eligibility } from "../../rules/eligibility/decide-eligibility.js";
import { listContenders } from "../../store/contenders.js";
import { eligibilityFor } from "./explain-wait.js";

/** Lent to the subgraph whose work daemons do. Who may know of them is asked by the borrower. */
export const readEligibilityIn =
  ({ database, clock }: ActorServices) =>
  async (organizationId: string, tags: Tags): Promise<Eligibility> =>
    eligibilityFor({ clock }, tags, await listContenders(database, [organizationId], clock.now()));
