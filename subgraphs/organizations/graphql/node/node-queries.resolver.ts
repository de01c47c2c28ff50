import { Arg, ID, Query, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";

@Resolver()
export class NodeQueriesResolver {
  @Query(() => Node, {
    nullable: true,
    description: "Any object by its global id; null if there is none or the actor may not see it.",
  })
  node(@Arg("id", () => ID, { description: "§Query.node(id:)§" }) _id: string): never {
    return notImplemented("Query.node");
  }

  @Query(() => [Node], { nullable: "items", description: "The same for up to 100 ids, in the order given." })
  nodes(@Arg("ids", () => [ID], { description: "§Query.nodes(ids:)§" }) _ids: string[]): never {
    return notImplemented("Query.nodes");
  }
}
