import { Field, ObjectType } from "type-graphql";
import { Shareable } from "../federation-directives.js";

@Shareable()
@ObjectType({
  description:
    "Relay's page information. Every connection takes first and after, or last and before: 50 objects unless said otherwise,\n" +
    "from 1 to 100 (more is refused), the newest first unless a field says otherwise. Cursors are opaque and stay valid\n" +
    "while rows come and go.",
})
export class PageInfo {
  @Field(() => Boolean, { description: "Are there more after the last of these?" })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Are there more before the first of these?" })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "For `before`; null on an empty page." })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: "For `after`; null on an empty page." })
  endCursor!: string | null;
}
