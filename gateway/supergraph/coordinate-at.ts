import { Kind, visit, type ASTNode, type DocumentNode } from "graphql";

/** What has a coordinate of its own, or is a step to one. */
const named = new Set<string>([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_EXTENSION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.ENUM_TYPE_EXTENSION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
]);

/** The coordinate (`Type.field`) of the innermost definition of a document that holds this offset; null for none. */
export function coordinateAt(document: DocumentNode, offset: number): string | null {
  const steps: string[] = [];
  visit(document, {
    enter(node: ASTNode) {
      if (node.kind === Kind.DOCUMENT) return undefined;
      if (!node.loc || offset < node.loc.start || offset >= node.loc.end) return false;
      if (named.has(node.kind) && "name" in node && node.name?.kind === Kind.NAME) steps.push(node.name.value);
      return undefined;
    },
  });
  return steps.length > 0 ? steps.join(".") : null;
}
