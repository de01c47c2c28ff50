import { Field, ID, ObjectType, type ClassType } from "type-graphql";
import { External, Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";

/** Nodes of other subgraphs: `node` and `nodes` name them by `ref`, so that their owner is asked even for the id. */
function nodeStub(name: string): ClassType {
  @Key("ref", { resolvable: false })
  @ObjectType(name, { implements: Node })
  class NodeStub extends Node {
    @Inaccessible()
    @Field(() => ID, { description: "The global id once more, by which its owner is asked." })
    ref!: string;

    @External()
    @Field(() => ID, { description: "Global: a prefix that names the type, then the id proper, such as org_01jd…" })
    declare id: string;
  }
  return NodeStub as ClassType;
}

/** The node types of the other subgraphs. */
export const foreignNodes = [
  "IdentityProvider",
  "IdentitySyncRun",
  "IdentityResync",
  "Template",
  "TemplateVersion",
  "Workspace",
  "WorkspaceBuild",
  "WorkspaceProxy",
  "ProvisionerKey",
  "ProvisionerDaemon",
  "ProvisionerJob",
] as const;

export const nodeStubs = foreignNodes.map(nodeStub);
