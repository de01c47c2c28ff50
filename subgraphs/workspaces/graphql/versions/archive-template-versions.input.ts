import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§ArchiveTemplateVersionsInput§" })
export class ArchiveTemplateVersionsInput {
  @Field(() => ID, { description: "§ArchiveTemplateVersionsInput.templateId§" })
  templateId!: string;

  @Field(() => [ID], { nullable: true, description: "§ArchiveTemplateVersionsInput.versionIds§" })
  versionIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Instead of ids: all whose import failed." })
  failedOnly?: boolean | null;
}
