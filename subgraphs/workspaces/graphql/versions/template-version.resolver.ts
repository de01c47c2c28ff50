import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { Organization } from "../stubs/organization.stub.js";
import { ProvisionerJob } from "../stubs/provisioner-job.stub.js";
import { User } from "../stubs/user.stub.js";
import { Template } from "../templates/template.type.js";
import { TemplateVersion } from "./template-version.type.js";

@Resolver(() => TemplateVersion)
export class TemplateVersionResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "§TemplateVersion.organization§" })
  organization(@Root() _templateVersion: { id: string }): never {
    return notImplemented("TemplateVersion.organization");
  }

  @FieldResolver(() => Template, { nullable: true, description: "§TemplateVersion.template§" })
  template(@Root() _templateVersion: { id: string }): never {
    return notImplemented("TemplateVersion.template");
  }

  @FieldResolver(() => ProvisionerJob, {
    nullable: true,
    description: "The import job: a version is usable once it succeeded.",
  })
  job(@Root() _templateVersion: { id: string }): never {
    return notImplemented("TemplateVersion.job");
  }

  @FieldResolver(() => User, { nullable: true, description: "§TemplateVersion.createdBy§" })
  createdBy(@Root() _templateVersion: { id: string }): never {
    return notImplemented("TemplateVersion.createdBy");
  }
}
