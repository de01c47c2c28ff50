import {
  GraphQLError,
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from "graphql";

/** One operation of a document, with the fragments that it needs. */
export interface FoundOperation {
  node: OperationDefinitionNode;
  fragmentByName: ReadonlyMap<string, FragmentDefinitionNode>;
  /** A document of these alone: two texts that mean the same plan print alike. */
  document: DocumentNode;
  /** The variables that `@skip` and `@include` look at. */
  conditions: readonly string[];
}

function findNode(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const extensions = { code: "OPERATION_RESOLUTION_FAILURE" };
  if (name) {
    const named = operations.find((operation) => operation.name?.value === name);
    if (!named) throw new GraphQLError(`Unknown operation named "${name}".`, { extensions });
    return named;
  }
  const [operation] = operations;
  if (!operation || operations.length > 1) {
    throw new GraphQLError("Must provide operation name if query contains multiple operations.", { extensions });
  }
  return operation;
}

function fragmentsOf(node: OperationDefinitionNode, document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const all = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const byName = new Map(all.map((fragment) => [fragment.name.value, fragment]));
  const used = new Map<string, FragmentDefinitionNode>();
  const follow = (part: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(part, {
      FragmentSpread({ name }) {
        const fragment = byName.get(name.value);
        if (!fragment || used.has(name.value)) return;
        used.set(name.value, fragment);
        follow(fragment);
      },
    });
  };
  follow(node);
  return used;
}

function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: [given] = [] }) {
      const isCondition = name.value === "skip" || name.value === "include";
      if (isCondition && given?.value.kind === Kind.VARIABLE) names.add(given.value.name.value);
    },
  });
  return [...names];
}

/** The variable that entities are asked for with. */
const takenVariable = "representations";

function refuseTakenVariable({ variableDefinitions = [] }: OperationDefinitionNode): void {
  if (!variableDefinitions.some(({ variable }) => variable.name.value === takenVariable)) return;
  const message = `The variable $${takenVariable} has a name that federation needs for itself: choose another.`;
  throw new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });
}

/** Finds the operation that is to be executed; an error of the request where it cannot be told. */
export function findOperation(document: DocumentNode, name: string | null | undefined): FoundOperation {
  const node = findNode(document, name);
  refuseTakenVariable(node);
  const fragmentByName = fragmentsOf(node, document);
  const alone: DocumentNode = { kind: Kind.DOCUMENT, definitions: [node, ...fragmentByName.values()] };
  return { node, fragmentByName, document: alone, conditions: conditionsOf(alone) };
}
