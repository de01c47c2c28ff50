import { Arg, Mutation, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { TemplatePayload } from "../templates/template.payload.js";
import { SetTemplateAccessInput } from "./set-template-access.input.js";

@Resolver()
export class AccessMutationsResolver {
  @Mutation(() => TemplatePayload, {
    nullable: true,
    description:
      "Who may use or administer it, beyond roles. To give ADMIN one must hold all TEMPLATE_* permissions on it (ESCALATION).",
  })
  setTemplateAccess(
    @Arg("input", () => SetTemplateAccessInput, { description: "All arguments in one object." })
    _input: SetTemplateAccessInput,
  ): never {
    return notImplemented("Mutation.setTemplateAccess");
  }
}
