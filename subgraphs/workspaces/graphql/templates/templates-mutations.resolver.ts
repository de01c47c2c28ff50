import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { readId, readOptionalId } from "../../../../foundation/ids/read-id.js";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { createTemplate } from "../../actions/templates/create-template.js";
import { deleteTemplate } from "../../actions/templates/delete-template.js";
import { deprecateTemplate } from "../../actions/templates/deprecate-template.js";
import { restoreTemplate } from "../../actions/templates/restore-template.js";
import { updateTemplate } from "../../actions/templates/update-template.js";
import { updateTemplates } from "../../actions/templates/update-templates.js";
import type { WorkspacesContext } from "../context.js";
import { CreateTemplateInput } from "./create-template.input.js";
import { DeprecateTemplateInput } from "./deprecate-template.input.js";
import { RestoreTemplateInput } from "./restore-template.input.js";
import { TemplatePayload } from "./template.payload.js";
import { UpdateTemplateInput } from "./update-template.input.js";
import { UpdateTemplatesInput } from "./update-templates.input.js";
import { UpdateTemplatesPayload } from "./update-templates.payload.js";

@Resolver()
export class TemplatesMutationsResolver {
  @RequiresPermission("TEMPLATE_CREATE", { object: "input.versionId" })
  @Mutation(() => TemplatePayload, {
    nullable: true,
    description: "From a version whose import succeeded and that belongs to no template yet.",
  })
  createTemplate(
    @Arg("input", () => CreateTemplateInput, { description: "All arguments in one object." })
    input: CreateTemplateInput,
    @Ctx() context: WorkspacesContext,
  ) {
    const versionId = readId("TemplateVersion", input.versionId, "input.versionId");
    return createTemplate(context, { ...input, versionId });
  }

  @RequiresPermission("TEMPLATE_UPDATE", { object: "input.id" })
  @Mutation(() => TemplatePayload, { nullable: true, description: "What is left out stays." })
  updateTemplate(
    @Arg("input", () => UpdateTemplateInput, { description: "All arguments in one object." })
    input: UpdateTemplateInput,
    @Ctx() context: WorkspacesContext,
  ) {
    return updateTemplate(context, { ...input, id: readId("Template", input.id, "input.id") });
  }

  @RequiresPermission("TEMPLATE_UPDATE", { object: "input.templateIds" })
  @Mutation(() => UpdateTemplatesPayload, {
    nullable: true,
    description: "The same settings for many templates, across organizations, in one transaction: all or none.",
  })
  updateTemplates(
    @Arg("input", () => UpdateTemplatesInput, { description: "All arguments in one object." })
    input: UpdateTemplatesInput,
    @Ctx() context: WorkspacesContext,
  ) {
    const templateIds = input.templateIds.map((id, index) =>
      readId("Template", id, `input.templateIds.${String(index)}`),
    );
    return updateTemplates(context, { ...input, templateIds });
  }

  @RequiresPermission("TEMPLATE_DELETE", { object: "input.id" })
  @Mutation(() => DeletePayload, { nullable: true, description: "Refused while a workspace of it exists." })
  deleteTemplate(
    @Arg("input", () => DeleteInput, { description: "All arguments in one object." }) input: DeleteInput,
    @Ctx() context: WorkspacesContext,
  ) {
    return deleteTemplate(context, { id: readId("Template", input.id, "input.id") });
  }

  @RequiresPermission("TEMPLATE_UPDATE", { object: "input.id" })
  @Mutation(() => TemplatePayload, {
    nullable: true,
    description: "No new workspaces from now on, not even for administrators; existing ones live on.",
  })
  deprecateTemplate(
    @Arg("input", () => DeprecateTemplateInput, { description: "All arguments in one object." })
    input: DeprecateTemplateInput,
    @Ctx() context: WorkspacesContext,
  ) {
    const id = readId("Template", input.id, "input.id");
    const successorId = readOptionalId("Template", input.successorId, "input.successorId");
    return deprecateTemplate(context, { ...input, id, successorId });
  }

  @RequiresPermission("TEMPLATE_UPDATE", { object: "input.id" })
  @Mutation(() => TemplatePayload, { nullable: true, description: "Takes a deprecation back." })
  restoreTemplate(
    @Arg("input", () => RestoreTemplateInput, { description: "All arguments in one object." })
    input: RestoreTemplateInput,
    @Ctx() context: WorkspacesContext,
  ) {
    return restoreTemplate(context, { id: readId("Template", input.id, "input.id") });
  }
}
