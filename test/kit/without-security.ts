import { Kind, parse, print, visit, type ConstDirectiveNode, type DefinitionNode } from "graphql";

/** Features of a supergraph that say who may ask for what; a gateway that does not know them refuses the whole. */
const securityFeatures = ["authenticated", "requiresScopes", "policy"];

const isSecurityLink = ({ name, arguments: given = [] }: ConstDirectiveNode): boolean => {
  const url = given.find((argument) => argument.name.value === "url")?.value;
  return (
    name.value === "link" &&
    url?.kind === Kind.STRING &&
    securityFeatures.some((feature) => url.value.startsWith(`https://specs.apollo.dev/${feature}/`))
  );
};

/** The feature's directive itself, or a type of its own such as `requiresScopes__Scope`. */
const isSecurityDefinition = (definition: DefinitionNode): boolean =>
  (definition.kind === Kind.DIRECTIVE_DEFINITION && securityFeatures.includes(definition.name.value)) ||
  (definition.kind === Kind.SCALAR_TYPE_DEFINITION &&
    securityFeatures.some((feature) => definition.name.value.startsWith(`${feature}__`)));

/** The same supergraph without its security features, for a gateway that takes no such: what they say is held elsewhere. */
export function withoutSecurity(supergraphSdl: string): string {
  const document = parse(supergraphSdl);
  const definitions = document.definitions.filter((definition) => !isSecurityDefinition(definition));
  return print(
    visit(
      { ...document, definitions },
      {
        Directive: (node) =>
          isSecurityLink(node as ConstDirectiveNode) || securityFeatures.includes(node.name.value) ? null : undefined,
      },
    ),
  );
}
