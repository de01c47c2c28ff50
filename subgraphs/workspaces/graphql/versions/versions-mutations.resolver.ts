import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId, readOptionalId } from "../../../../foundation/ids/read-id.js";
import { activateTemplateVersion } from "../../actions/versions/activate-template-version.js";
import { archiveTemplateVersions } from "../../actions/versions/archive-template-versions.js";
import { createTemplateVersion } from "../../actions/versions/create-template-version.js";
import type { WorkspacesContext } from "../context.js";
import { TemplatePayload } from "../templates/template.payload.js";
import { ActivateTemplateVersionInput } from "./activate-template-version.input.js";
import { ArchiveTemplateVersionsInput } from "./archive-template-versions.input.js";
import { ArchiveTemplateVersionsPayload } from "./archive-template-versions.payload.js";
import { CreateTemplateVersionInput } from "./create-template-version.input.js";
import { TemplateVersionPayload } from "./template-version.payload.js";

@Resolver()
export class VersionsMutationsResolver {
  @RequiresPermission("TEMPLATE_UPDATE", { object: "input.templateId" })
  @RequiresPermission("TEMPLATE_CREATE", { object: "input.organizationId" })
  @Mutation(() => TemplateVersionPayload, {
    nullable: true,
    description:
      "Uploads files and starts the import job that reads variables, parameters, resources and cost. With templateId it is a new version of that template; it becomes the active one only by activateTemplateVersion.",
  })
  createTemplateVersion(
    @Arg("input", () => CreateTemplateVersionInput, { description: "All arguments in one object." })
    input: CreateTemplateVersionInput,
    @Ctx() context: WorkspacesContext,
  ) {
    const organizationId = readOptionalId("Organization", input.organizationId, "input.organizationId");
    const templateId = readOptionalId("Template", input.templateId, "input.templateId");
    return createTemplateVersion(context, { ...input, organizationId, templateId });
  }

  @RequiresPermission("TEMPLATE_UPDATE", { object: "input.id" })
  @Mutation(() => TemplatePayload, {
    nullable: true,
    description: "Makes an imported version the one that new workspaces and updates take.",
  })
  activateTemplateVersion(
    @Arg("input", () => ActivateTemplateVersionInput, { description: "All arguments in one object." })
    input: ActivateTemplateVersionInput,
    @Ctx() context: WorkspacesContext,
  ) {
    return activateTemplateVersion(context, { id: readId("TemplateVersion", input.id, "input.id") });
  }

  @RequiresPermission("TEMPLATE_UPDATE", { object: "input.templateId" })
  @Mutation(() => ArchiveTemplateVersionsPayload, {
    nullable: true,
    description: "Unused versions only; the active one never.",
  })
  archiveTemplateVersions(
    @Arg("input", () => ArchiveTemplateVersionsInput, { description: "All arguments in one object." })
    input: ArchiveTemplateVersionsInput,
    @Ctx() context: WorkspacesContext,
  ) {
    return archiveTemplateVersions(context, {
      ...input,
      templateId: readId("Template", input.templateId, "input.templateId"),
      versionIds: input.versionIds?.map((id, index) =>
        readId("TemplateVersion", id, `input.versionIds.${String(index)}`),
      ),
    });
  }
}
