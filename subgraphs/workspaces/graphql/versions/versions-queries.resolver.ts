import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { readOptionalId } from "../../../../foundation/ids/read-id.js";
import { Authenticated } from "../../../../foundation/subgraph-kit/access-directives.js";
import { hashVariables } from "../../actions/versions/hash-variables.js";
import type { WorkspacesContext } from "../context.js";
import { VariablesHashInput } from "./variables-hash.input.js";

@Resolver()
export class VersionsQueriesResolver {
  @Authenticated()
  @Query(() => [String], {
    nullable: "itemsAndList",
    description:
      "Keyed hashes of variables' values, one for each input, at most 200: what a version's contentHash is over beside files and tags, so that it can be told before an upload whether a secret has changed. The key belongs to the organization and never leaves. Null where the actor could not make such a version.",
  })
  variablesHashes(
    @Arg("inputs", () => [VariablesHashInput], { description: "The answers are in their order." })
    inputs: VariablesHashInput[],
    @Ctx() context: WorkspacesContext,
  ) {
    const asked = inputs.map(({ organizationId, templateId, digest }, index) => ({
      organizationId: readOptionalId("Organization", organizationId, `inputs.${String(index)}.organizationId`),
      templateId: readOptionalId("Template", templateId, `inputs.${String(index)}.templateId`),
      digest,
    }));
    return hashVariables(context, asked);
  }
}
