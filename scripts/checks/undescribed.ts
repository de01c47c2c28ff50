import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from "graphql";

interface Described {
  coordinate: string;
  description: string | null | undefined;
}

type Field = {
  name: string;
  description?: string | null;
  args?: readonly { name: string; description?: string | null }[];
};

const describedField = (parent: string, { name, description, args = [] }: Field): Described[] => [
  { coordinate: `${parent}.${name}`, description },
  ...args.map((arg) => ({ coordinate: `${parent}.${name}(${arg.name}:)`, description: arg.description })),
];

function fieldsOf(type: GraphQLNamedType): readonly Field[] {
  if (isEnumType(type)) return type.getValues();
  if (isInputObjectType(type)) return Object.values(type.getFields());
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
}

const ofType = (type: GraphQLNamedType): Described[] => [
  { coordinate: type.name, description: type.description },
  ...fieldsOf(type).flatMap((field) => describedField(type.name, field)),
];

/** Everything in the schema that can have a description, by coordinate; the root types speak for themselves. */
export function describedElements(schema: GraphQLSchema): Described[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].map(
    (type) => type?.name,
  );
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
  return [
    ...types.flatMap(ofType).filter(({ coordinate }) => !roots.includes(coordinate)),
    ...directives.map(({ name, description }) => ({ coordinate: `@${name}`, description })),
  ];
}

/** Coordinates without a description. One word is none: a description is a phrase at least. */
export const findUndescribed = (schema: GraphQLSchema): string[] =>
  describedElements(schema)
    .filter(({ description }) => !/\S\s+\S/.test(description ?? ""))
    .map(({ coordinate }) => coordinate);
