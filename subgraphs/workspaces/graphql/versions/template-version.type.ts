import { Field, ID, Int, ObjectType } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime, JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { WorkspaceResource } from "../builds/workspace-resource.type.js";
import { TemplateParameter } from "./template-parameter.type.js";
import { TemplatePreset } from "./template-preset.type.js";

@Key("id")
@Key("ref")
@RequiresPermission("TEMPLATE_READ")
@ObjectType({
  implements: Node,
  description: "A template's files as they were uploaded once, with what importing them found.",
})
export class TemplateVersion extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => String, { description: "Unique in the template." })
  name!: string;

  @Field(() => String, { description: "What has changed; may be empty." })
  message!: string;

  @Field(() => String, { description: "Its `README.md`; empty without one." })
  readme!: string;

  @Field(() => Boolean, { description: "Is it out of use and of most lists?" })
  isArchived!: boolean;

  @Field(() => String, {
    description:
      "SHA-256 over paths, contents, tags and variables (sensitive ones by keyed hash): whether an apply must push.",
  })
  contentHash!: string;

  @Field(() => [TemplateParameter], { description: "What a workspace's owner chooses." })
  parameters!: TemplateParameter[];

  @Field(() => [TemplatePreset], { description: "Found by the import." })
  presets!: TemplatePreset[];

  @Field(() => [WorkspaceResource], { description: "What a started workspace would consist of." })
  resources!: WorkspaceResource[];

  @Field(() => Int, { description: "Credits a day of a started workspace." })
  dailyCost!: number;

  @Field(() => JSONObject, {
    description: "Which daemons may work on it: those given at the upload, and the template's own.",
  })
  provisionerTags!: Record<string, unknown>;

  @Field(() => DateTime, { description: "When it was uploaded." })
  createdAt!: Date;
}
