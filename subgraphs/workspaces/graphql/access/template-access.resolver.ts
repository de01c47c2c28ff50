import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { TemplateAccessSubject } from "./template-access-subject.union.js";
import { TemplateAccess } from "./template-access.type.js";

@Resolver(() => TemplateAccess)
export class TemplateAccessResolver {
  @FieldResolver(() => TemplateAccessSubject, { nullable: true, description: "§TemplateAccess.subject§" })
  subject(@Root() _templateAccess: { id: string }): never {
    return notImplemented("TemplateAccess.subject");
  }
}
