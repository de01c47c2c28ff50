import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId } from "../../../../foundation/ids/read-id.js";
import { setTemplateAccess } from "../../actions/access/set-template-access.js";
import type { WorkspacesContext } from "../context.js";
import { readLine, readSubject } from "./read-line.js";
import { TemplatePayload } from "../templates/template.payload.js";
import { SetTemplateAccessInput } from "./set-template-access.input.js";

@Resolver()
export class AccessMutationsResolver {
  @RequiresPermission("TEMPLATE_UPDATE", { object: "input.id" })
  @Mutation(() => TemplatePayload, {
    nullable: true,
    description:
      "Who may use or administer it, beyond roles. To give ADMIN one must hold all TEMPLATE_* permissions on it (ESCALATION).",
  })
  setTemplateAccess(
    @Arg("input", () => SetTemplateAccessInput, { description: "All arguments in one object." })
    input: SetTemplateAccessInput,
    @Ctx() context: WorkspacesContext,
  ) {
    return setTemplateAccess(context, {
      id: readId("Template", input.id, "input.id"),
      entries: input.entries?.map(readLine("entries")) ?? null,
      add: input.add?.map(readLine("add")) ?? null,
      removeSubjectIds:
        input.removeSubjectIds?.map((id) => readSubject(id, "input.removeSubjectIds").subjectId) ?? null,
    });
  }
}
