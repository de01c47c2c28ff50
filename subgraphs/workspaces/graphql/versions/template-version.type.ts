import { Field, ID, Int, ObjectType } from "type-graphql";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime, JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { WorkspaceResource } from "../builds/workspace-resource.type.js";
import { TemplateParameter } from "./template-parameter.type.js";
import { TemplatePreset } from "./template-preset.type.js";

@Key("id")
@Key("ref")
@ObjectType({ implements: Node, description: "§TemplateVersion§" })
export class TemplateVersion extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => String, { description: "§TemplateVersion.name§" })
  name!: string;

  @Field(() => String, { description: "§TemplateVersion.message§" })
  message!: string;

  @Field(() => String, { description: "§TemplateVersion.readme§" })
  readme!: string;

  @Field(() => Boolean, { description: "§TemplateVersion.isArchived§" })
  isArchived!: boolean;

  @Field(() => String, {
    description:
      "SHA-256 over paths, contents, tags and variables (sensitive ones by keyed hash): whether an apply must push.",
  })
  contentHash!: string;

  @Field(() => [TemplateParameter], { description: "What a workspace's owner chooses." })
  parameters!: TemplateParameter[];

  @Field(() => [TemplatePreset], { description: "§TemplateVersion.presets§" })
  presets!: TemplatePreset[];

  @Field(() => [WorkspaceResource], { description: "What a started workspace would consist of." })
  resources!: WorkspaceResource[];

  @Field(() => Int, { description: "Credits a day of a started workspace." })
  dailyCost!: number;

  @Field(() => JSONObject, { description: "§TemplateVersion.provisionerTags§" })
  provisionerTags!: Record<string, unknown>;

  @Field(() => DateTime, { description: "§TemplateVersion.createdAt§" })
  createdAt!: Date;
}
