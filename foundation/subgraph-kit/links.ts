import { accessSpecification } from "./access/directive-definitions.js";

/** What our own subgraphs use of federation. */
export const ownImports: readonly string[] = [
  "@key",
  "@external",
  "@requires",
  "@shareable",
  "@inaccessible",
  "@authenticated",
  "@requiresScopes",
  "@composeDirective",
].map((name) => JSON.stringify(name));

/** The beginning of a subgraph's SDL: these imports of federation, each as GraphQL writes it, and the directives of our own. */
export const linksTo = (imports: readonly string[]): string => `extend schema
  @link(
    url: "https://specs.apollo.dev/federation/v2.11"
    import: [
      ${imports.join("\n      ")}
    ]
  )
  @link(url: "${accessSpecification}", import: ["@requiresPermission", "@public"])
  @composeDirective(name: "@requiresPermission")
  @composeDirective(name: "@public")

`;
