import { Field, Int, ObjectType } from "type-graphql";
import { PageInfo } from "./page-info.type.js";

type NodeClass = abstract new (...args: never[]) => object;

/** The connection and edge types of a node type, as Relay names them; `countable: false` leaves `totalCount` out. */
export function connectionOf(name: string, node: () => NodeClass, options: { countable?: boolean } = {}) {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a page.` })
  class Edge {
    @Field(() => String, { description: "Where it stands in this list, for `after` and `before`." })
    cursor!: string;

    @Field(node, { description: `The ${name}.` })
    node!: object;
  }

  @ObjectType()
  abstract class Page {
    @Field(() => [Edge], { description: "The objects of this page, each with its cursor." })
    edges!: Edge[];

    @Field(() => [node() as never], { description: "The objects of this page." })
    nodes!: object[];

    @Field(() => PageInfo, { description: "What lies before and after this page." })
    pageInfo!: PageInfo;
  }

  if (options.countable === false) {
    @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
    class UncountedConnection extends Page {}
    return UncountedConnection;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class Connection extends Page {
    @Field(() => Int, { description: "How many there are in the whole list; counted only when asked for." })
    totalCount!: number;
  }
  return Connection;
}
