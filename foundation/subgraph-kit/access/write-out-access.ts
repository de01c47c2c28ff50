import {
  Kind,
  parse,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
} from "graphql";
import { scopeNameOf } from "../../rbac/permissions.js";
import { isAccessDirective, readFieldAccess, type Requirement } from "./field-access.js";

const rootTypes = new Set(["Query", "Mutation", "Subscription"]);

const directiveOf = (text: string): readonly ConstDirectiveNode[] =>
  (parse(`type T { f: Int ${text} }`).definitions[0] as ObjectTypeDefinitionNode).fields?.[0]?.directives ?? [];

/** What routers of another make understand: a scope for each requirement, all of them needed. */
function standardDirectives(requirements: readonly Requirement[]): readonly ConstDirectiveNode[] {
  if (requirements.length === 0) return directiveOf("@authenticated");
  const scopes = [...new Set(requirements.map(({ permission }) => scopeNameOf(permission)))];
  return directiveOf(`@authenticated @requiresScopes(scopes: [${JSON.stringify(scopes)}])`);
}

const sentenceOf = ({ permission, scope, object }: Requirement): string =>
  `${permission} (${scope}${object ? `, of ${object}` : ""})`;

/** The line of a field's description that says who may ask. */
function accessLine(access: NonNullable<ReturnType<typeof readFieldAccess>>): string {
  if (access === "public") return "Open to everybody.";
  if (access.requirements.length === 0) return "Needs a sign-in.";
  return `Needs ${access.requirements.map(sentenceOf).join(" and ")}.`;
}

const isExternal = (field: FieldDefinitionNode): boolean =>
  field.directives?.some(({ name }) => name.value === "external" || name.value === "inaccessible") ?? false;

/** `id`, what only the gateway sees and what another subgraph resolves say nothing about access. */
const isOpen = (field: FieldDefinitionNode): boolean => field.name.value === "id" || isExternal(field);

function writeOnField(field: FieldDefinitionNode, defaults: readonly ConstDirectiveNode[]): FieldDefinitionNode {
  if (isOpen(field)) return field;
  const own = field.directives ?? [];
  const others = own.filter((directive) => !isAccessDirective(directive));
  const declared = own.some(isAccessDirective) ? own.filter(isAccessDirective) : defaults;
  const access = readFieldAccess(declared);
  if (!access) return field;
  const kept = declared.filter(({ name }) => name.value !== "authenticated");
  const standard = access === "public" ? [] : standardDirectives(access.requirements);
  const text = [field.description?.value, accessLine(access)].filter(Boolean).join("\n\n");
  const description = { kind: Kind.STRING, value: text, block: true } as const;
  return { ...field, description, directives: [...others, ...kept, ...standard] };
}

function writeOnType(type: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode {
  const own = type.directives ?? [];
  const defaults = own.filter(isAccessDirective);
  return {
    ...type,
    directives: own.filter((directive) => !isAccessDirective(directive)),
    fields: type.fields?.map((field) => writeOnField(field, defaults)) ?? [],
  };
}

const isObjectType = (definition: DefinitionNode): definition is ObjectTypeDefinitionNode =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION;

/**
 * The schema with every declaration where it holds: a type's default on each of its fields that says nothing itself, the
 * federation's `@authenticated` and `@requiresScopes` beside it, and a line in the field's description.
 */
export const writeOutAccess = (document: DocumentNode): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((definition) =>
    isObjectType(definition) ? writeOnType(definition) : definition,
  ),
});

/** Root fields, and fields of types with an id, that do not say who may ask: `Type.field`, none in a sound schema. */
export function listUndeclared(document: DocumentNode): string[] {
  const needing = document.definitions
    .filter(isObjectType)
    .filter(({ name, fields }) => rootTypes.has(name.value) || fields?.some((field) => field.name.value === "id"));
  return needing.flatMap(({ name, fields = [] }) =>
    fields
      .filter((field) => !isOpen(field) && !readFieldAccess(field.directives))
      .map((field) => `${name.value}.${field.name.value}`),
  );
}
