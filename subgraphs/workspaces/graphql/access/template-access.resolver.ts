import { FieldResolver, ID, Resolver, Root } from "type-graphql";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { TemplateAccessRow } from "../loaders.js";
import { TemplateAccessSubject } from "./template-access-subject.union.js";
import { TemplateAccess } from "./template-access.type.js";

const typeOf = ({ isGroup }: TemplateAccessRow) => (isGroup ? "Group" : "User");

@Resolver(() => TemplateAccess)
export class TemplateAccessResolver {
  @FieldResolver(() => ID, { description: "The id of the user or group." })
  subjectId(@Root() access: TemplateAccessRow) {
    return encodeId(typeOf(access), access.subjectId);
  }

  @FieldResolver(() => TemplateAccessSubject, {
    nullable: true,
    description: "A user or a group; null for one that the actor may not see.",
  })
  subject(@Root() access: TemplateAccessRow) {
    return { __typename: typeOf(access), id: access.subjectId };
  }
}
