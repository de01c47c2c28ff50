import { Field, ID, InterfaceType } from "type-graphql";

@InterfaceType({
  description: "Anything that has a global id.",
  autoRegisterImplementations: false,
  resolveType: (value: { __typename?: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, { description: "Global: a prefix that names the type, then the id proper, such as org_01jd…" })
  id!: string;
}
