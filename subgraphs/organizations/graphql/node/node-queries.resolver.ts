import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { Public } from "../../../../foundation/subgraph-kit/access-directives.js";
import { badInput } from "../../../../foundation/errors/graph-errors.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import type { OrganizationsContext } from "../context.js";
import { findNode } from "./find-node.js";

const mostIds = 100;

const because = "Each object's own fields say who may read them, and what may not be read is null.";

@Resolver()
export class NodeQueriesResolver {
  @Public(because)
  @Query(() => Node, {
    nullable: true,
    description: "Any object by its global id; null if there is none or the actor may not see it.",
  })
  node(
    @Arg("id", () => ID, { description: "Of any type; its prefix says which." }) id: string,
    @Ctx() context: OrganizationsContext,
  ) {
    return findNode(context, id);
  }

  @Public(because)
  @Query(() => [Node], { nullable: "items", description: "The same for up to 100 ids, in the order given." })
  nodes(
    @Arg("ids", () => [ID], { description: "At most a hundred, of any types." }) ids: string[],
    @Ctx() context: OrganizationsContext,
  ) {
    if (ids.length > mostIds) throw badInput("ids", `${String(ids.length)} are more than ${String(mostIds)} at once.`);
    return Promise.all(ids.map((id) => findNode(context, id)));
  }
}
