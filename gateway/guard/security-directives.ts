import { Kind, valueFromASTUntyped, type ConstDirectiveNode, type DirectiveNode, type DocumentNode } from "graphql";

/** The directives of the federation standard that say who may have what, by the identity of their specification. */
const specifications = {
  "https://specs.apollo.dev/authenticated": "authenticated",
  "https://specs.apollo.dev/requiresScopes": "requiresScopes",
  "https://specs.apollo.dev/policy": "policy",
} as const;

const linkSpecification = "https://specs.apollo.dev/link";

export type SecurityDirective = (typeof specifications)[keyof typeof specifications];

/** A `@link` to one of them. */
export interface SecurityLink {
  directive: SecurityDirective;
  /** What the directive is called in this schema. */
  name: string;
  /** What types of the specification begin with, unless they are imported. */
  namespace: string;
  node: ConstDirectiveNode;
}

interface Link {
  url: string;
  as?: string;
  import?: (string | { name: string; as?: string })[];
}

/** The arguments of an applied directive. */
export const argumentsOf = (directive: DirectiveNode): Record<string, unknown> =>
  Object.fromEntries((directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));

const identityOf = (url: string): string => url.replace(/\/v\d+\.\d+\/?$/, "");

const schemaDirectives = ({ definitions }: DocumentNode): readonly ConstDirectiveNode[] =>
  definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? [])
      : [],
  );

/** All links of a schema, whatever `@link` itself is called there. */
function linksOf(document: DocumentNode): { link: Link; node: ConstDirectiveNode }[] {
  const applied = schemaDirectives(document).flatMap((node) => {
    const link = argumentsOf(node);
    return typeof link["url"] === "string" ? [{ link: link as unknown as Link, node }] : [];
  });
  const own = applied.find(
    ({ link, node }) => identityOf(link.url) === linkSpecification && node.name.value === (link.as ?? "link"),
  );
  return own ? applied.filter(({ node }) => node.name.value === own.node.name.value) : [];
}

function nameOf(link: Link, directive: string): string {
  for (const imported of link.import ?? []) {
    const { name, as = name } = typeof imported === "string" ? { name: imported } : imported;
    if (name === `@${directive}`) return as.slice(1);
  }
  return link.as ?? directive;
}

/** Which of the security directives the schema has, each with its name there. A namesake of another origin is none. */
export const securityLinks = (document: DocumentNode): SecurityLink[] =>
  linksOf(document).flatMap(({ link, node }) => {
    const identity = identityOf(link.url);
    if (!(identity in specifications)) return [];
    const directive = specifications[identity as keyof typeof specifications];
    return [{ directive, name: nameOf(link, directive), namespace: link.as ?? directive, node }];
  });
