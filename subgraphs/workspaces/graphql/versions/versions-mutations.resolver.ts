import { Arg, Mutation, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { TemplatePayload } from "../templates/template.payload.js";
import { ActivateTemplateVersionInput } from "./activate-template-version.input.js";
import { ArchiveTemplateVersionsInput } from "./archive-template-versions.input.js";
import { ArchiveTemplateVersionsPayload } from "./archive-template-versions.payload.js";
import { CreateTemplateVersionInput } from "./create-template-version.input.js";
import { TemplateVersionPayload } from "./template-version.payload.js";

@Resolver()
export class VersionsMutationsResolver {
  @Mutation(() => TemplateVersionPayload, {
    nullable: true,
    description:
      "Uploads files and starts the import job that reads variables, parameters, resources and cost. With templateId it is a new version of that template; it becomes the active one only by activateTemplateVersion.",
  })
  createTemplateVersion(
    @Arg("input", () => CreateTemplateVersionInput, { description: "§Mutation.createTemplateVersion(input:)§" })
    _input: CreateTemplateVersionInput,
  ): never {
    return notImplemented("Mutation.createTemplateVersion");
  }

  @Mutation(() => TemplatePayload, { nullable: true, description: "§Mutation.activateTemplateVersion§" })
  activateTemplateVersion(
    @Arg("input", () => ActivateTemplateVersionInput, { description: "§Mutation.activateTemplateVersion(input:)§" })
    _input: ActivateTemplateVersionInput,
  ): never {
    return notImplemented("Mutation.activateTemplateVersion");
  }

  @Mutation(() => ArchiveTemplateVersionsPayload, {
    nullable: true,
    description: "Unused versions only; the active one never.",
  })
  archiveTemplateVersions(
    @Arg("input", () => ArchiveTemplateVersionsInput, { description: "§Mutation.archiveTemplateVersions(input:)§" })
    _input: ArchiveTemplateVersionsInput,
  ): never {
    return notImplemented("Mutation.archiveTemplateVersions");
  }
}
