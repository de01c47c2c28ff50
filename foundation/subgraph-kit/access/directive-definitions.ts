import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLEnumType,
  GraphQLNonNull,
  GraphQLSchema,
  GraphQLString,
  type GraphQLEnumValueConfigMap,
  type GraphQLNamedType,
} from "graphql";
import { accessEnums } from "../shared/permission.js";

/** Under which address subgraphs link the two directives of our own. */
export const accessSpecification = "https://specs.orgplane.dev/access/v1.0";

/** The enum as the schema has it already, so that both stay one type; else one of the same values. */
function enumOf(schema: GraphQLSchema, name: keyof typeof accessEnums): GraphQLNamedType {
  const { description, values } = accessEnums[name];
  const described = Object.entries(values).map(([value, sentence]) => [value, { value, description: sentence }]);
  return (
    schema.getType(name) ??
    new GraphQLEnumType({ name, description, values: Object.fromEntries(described) as GraphQLEnumValueConfigMap })
  );
}

const path = "A path in the arguments to a global id; lists mean each element.";

/** `@requiresPermission` and `@public`, in the terms of this schema's own enums. */
function accessDirectives(schema: GraphQLSchema): GraphQLDirective[] {
  const permission = enumOf(schema, "Permission") as GraphQLEnumType;
  const scope = enumOf(schema, "RoleScope") as GraphQLEnumType;
  return [
    new GraphQLDirective({
      name: "requiresPermission",
      description:
        "What this field needs beyond being signed in; every declaration on a field must hold. SITE: only a site role grants it. ORGANIZATION: also a role in the organization that owns the object, or the object's access list. OWNER: also an owner-level grant on what is the actor's own. Below a root field the object itself is asked; at a root field what `object` points at, and without it the objects that the field returns.",
      locations: [DirectiveLocation.FIELD_DEFINITION],
      isRepeatable: true,
      args: {
        permission: { type: new GraphQLNonNull(permission), description: "Which permission." },
        scope: {
          type: new GraphQLNonNull(scope),
          defaultValue: "ORGANIZATION",
          description: "The level down to which roles are asked.",
        },
        object: {
          type: GraphQLString,
          description: `${path} For something new, the id of what it will belong to. Without a value it means the site, unless another declaration's path has one.`,
        },
        owner: {
          type: GraphQLString,
          description: `${path} With OWNER, for something new: who will own it; the actor where it has no value.`,
        },
      },
    }),
    new GraphQLDirective({
      name: "public",
      description: "Open to everybody, anonymous included.",
      locations: [DirectiveLocation.FIELD_DEFINITION],
      args: { because: { type: new GraphQLNonNull(GraphQLString), description: "Why nothing is asked." } },
    }),
  ];
}

/** The same schema with the directives' definitions, so that their arguments print as what they are. */
export const withAccessDirectives = (schema: GraphQLSchema): GraphQLSchema =>
  new GraphQLSchema({
    ...schema.toConfig(),
    directives: [...schema.getDirectives(), ...accessDirectives(schema)],
  });
