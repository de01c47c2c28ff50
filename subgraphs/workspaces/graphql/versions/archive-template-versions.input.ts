import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Arguments of `archiveTemplateVersions`." })
export class ArchiveTemplateVersionsInput {
  @Field(() => ID, { description: "The template whose versions are archived." })
  templateId!: string;

  @Field(() => [ID], { nullable: true, description: "Those to archive; left out for all that no workspace uses." })
  versionIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Instead of ids: all whose import failed." })
  failedOnly?: boolean | null;
}
