import {
  Kind,
  parse,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
} from "graphql";
import { isAccessDirective, readFieldAccess, type Requirement } from "./field-access.js";
import { inputsOf, requiredScopes } from "./required-scopes.js";

const rootTypes = new Set(["Query", "Mutation", "Subscription"]);

const directiveOf = (text: string): readonly ConstDirectiveNode[] =>
  (parse(`type T { f: Int ${text} }`).definitions[0] as ObjectTypeDefinitionNode).fields?.[0]?.directives ?? [];

function standardDirectives(scopes: readonly string[][]): readonly ConstDirectiveNode[] {
  if (scopes.length === 0) return directiveOf("@authenticated");
  return directiveOf(`@authenticated @requiresScopes(scopes: ${JSON.stringify(scopes)})`);
}

const sentenceOf = ({ permission, scope, object }: Requirement): string =>
  `${permission} (${scope}${object ? `, of ${object}` : ""})`;

/** The line of a field's description that says who may ask. */
function accessLine(access: NonNullable<ReturnType<typeof readFieldAccess>>, scopes: readonly string[][]): string {
  if (access === "public") return "Open to everybody.";
  if (access.requirements.length === 0) return "Needs a sign-in.";
  return `Needs ${access.requirements.map(sentenceOf).join(scopes.length > 1 ? " or " : " and ")}.`;
}

const isExternal = (field: FieldDefinitionNode): boolean =>
  field.directives?.some(({ name }) => name.value === "external" || name.value === "inaccessible") ?? false;

/** `id`, what only the gateway sees and what another subgraph resolves say nothing about access. */
const isOpen = (field: FieldDefinitionNode): boolean => field.name.value === "id" || isExternal(field);

interface Surroundings {
  /** What its type says for fields that say nothing. */
  defaults: readonly ConstDirectiveNode[];
  inputs: ReturnType<typeof inputsOf>;
}

function writeOnField(field: FieldDefinitionNode, { defaults, inputs }: Surroundings): FieldDefinitionNode {
  if (isOpen(field)) return field;
  const own = field.directives ?? [];
  const others = own.filter((directive) => !isAccessDirective(directive));
  const declared = own.some(isAccessDirective) ? own.filter(isAccessDirective) : defaults;
  const access = readFieldAccess(declared);
  if (!access) return field;
  const kept = declared.filter(({ name }) => name.value !== "authenticated");
  const requirements = access === "public" ? [] : access.requirements;
  const scopes = requiredScopes(requirements, { given: field.arguments ?? [], inputs });
  const standard = access === "public" ? [] : standardDirectives(scopes);
  const text = [field.description?.value, accessLine(access, scopes)].filter(Boolean).join("\n\n");
  const description = { kind: Kind.STRING, value: text, block: true } as const;
  return { ...field, description, directives: [...others, ...kept, ...standard] };
}

function writeOnType(type: ObjectTypeDefinitionNode, inputs: Surroundings["inputs"]): ObjectTypeDefinitionNode {
  const own = type.directives ?? [];
  const defaults = own.filter(isAccessDirective);
  return {
    ...type,
    directives: own.filter((directive) => !isAccessDirective(directive)),
    fields: type.fields?.map((field) => writeOnField(field, { defaults, inputs })) ?? [],
  };
}

const isObjectType = (definition: DefinitionNode): definition is ObjectTypeDefinitionNode =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION;

/**
 * The schema with every declaration where it holds: a type's default on each of its fields that says nothing itself, the
 * federation's `@authenticated` and `@requiresScopes` beside it, and a line in the field's description.
 */
export function writeOutAccess(document: DocumentNode): DocumentNode {
  const inputs = inputsOf(document);
  const definitions = document.definitions.map((definition) =>
    isObjectType(definition) ? writeOnType(definition, inputs) : definition,
  );
  return { ...document, definitions };
}

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
