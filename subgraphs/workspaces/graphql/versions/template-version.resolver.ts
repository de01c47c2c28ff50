import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { TemplateFile } from "../../../../foundation/subgraph-kit/shared/template-values.js";
import type { WorkspacesContext } from "../context.js";
import type { VersionRow } from "../loaders.js";
import { Organization } from "../stubs/organization.stub.js";
import { ProvisionerJob } from "../stubs/provisioner-job.stub.js";
import { User } from "../stubs/user.stub.js";
import { Template } from "../templates/template.type.js";
import { TemplateVariable } from "./template-variable.type.js";
import { TemplateVersion } from "./template-version.type.js";

@Resolver(() => TemplateVersion)
export class TemplateVersionResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "Whose it is, with or without a template." })
  organization(@Root() version: VersionRow) {
    return { id: version.organizationId };
  }

  @FieldResolver(() => Template, { nullable: true, description: "Null until a template is made of it." })
  template(@Root() version: VersionRow, @Ctx() { loaders }: WorkspacesContext) {
    return version.templateId === null ? null : loaders.template.load(version.templateId);
  }

  @RequiresPermission("TEMPLATE_UPDATE")
  @FieldResolver(() => [TemplateFile], { nullable: true, description: "Null for whoever may not change the template." })
  async files(@Root() version: VersionRow, @Ctx() { loaders }: WorkspacesContext) {
    return (await loaders.versionFiles.load(version.id))?.files ?? null;
  }

  @FieldResolver(() => Boolean, { description: "Is it the one that new workspaces take?" })
  async isActive(@Root() version: VersionRow, @Ctx() { loaders }: WorkspacesContext) {
    if (version.templateId === null) return false;
    return (await loaders.activeVersionId.load(version.templateId))?.activeVersionId === version.id;
  }

  @FieldResolver(() => ProvisionerJob, {
    nullable: true,
    description: "The import job: a version is usable once it succeeded.",
  })
  job(@Root() version: VersionRow) {
    return { id: version.jobId };
  }

  @RequiresPermission("TEMPLATE_UPDATE")
  @FieldResolver(() => [TemplateVariable], {
    nullable: true,
    description: "Terraform input variables, set by the template's administrators.",
  })
  async variables(@Root() version: VersionRow, @Ctx() { loaders }: WorkspacesContext) {
    return (await loaders.versionVariables.load(version.id))?.variables ?? null;
  }

  @FieldResolver(() => User, { nullable: true, description: "Who uploaded it; null for whoever is gone." })
  createdBy(@Root() version: VersionRow) {
    return version.createdById === null ? null : { id: version.createdById };
  }
}
