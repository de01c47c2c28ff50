import { isTypeDefinitionNode, isTypeExtensionNode, type DirectiveNode, type DocumentNode } from "graphql";
import type { Alternatives, Rule } from "./rule.js";
import { argumentsOf, securityLinks, type SecurityDirective } from "./security-directives.js";

/** What a schema's security directives ask for, by type (`Template`) and by field (`Template.name`). */
export type RulesByCoordinate = ReadonlyMap<string, Rule>;

type Directives = readonly DirectiveNode[] | undefined;

/** Equal rules are one object, so that they are decided once. */
class RuleBook {
  readonly rules = new Map<string, Rule>();
  readonly #known = new Map<string, Rule>();
  readonly #directiveByName: ReadonlyMap<string, SecurityDirective>;

  constructor(document: DocumentNode) {
    this.#directiveByName = new Map(securityLinks(document).map(({ name, directive }) => [name, directive]));
  }

  read(coordinate: string, directives: Directives): void {
    const applied = (directives ?? []).flatMap((node) => {
      const directive = this.#directiveByName.get(node.name.value);
      return directive ? [{ directive, ...argumentsOf(node) }] : [];
    });
    if (applied.length > 0) this.rules.set(coordinate, this.#same(ruleOf(applied)));
  }

  #same(rule: Rule): Rule {
    const text = JSON.stringify(rule);
    const known = this.#known.get(text) ?? rule;
    this.#known.set(text, known);
    return known;
  }
}

interface Applied {
  directive: SecurityDirective;
  scopes?: Alternatives[];
  policies?: Alternatives[];
}

const ruleOf = (applied: readonly Applied[]): Rule => ({
  authenticated: applied.some(({ directive }) => directive === "authenticated"),
  scopes: applied.find(({ directive }) => directive === "requiresScopes")?.scopes ?? null,
  policies: applied.find(({ directive }) => directive === "policy")?.policies ?? null,
});

/** Reads the rules of a supergraph, or of any schema that links the standard's directives. */
export function readRules(document: DocumentNode): RulesByCoordinate {
  const book = new RuleBook(document);
  for (const definition of document.definitions) {
    if (!isTypeDefinitionNode(definition) && !isTypeExtensionNode(definition)) continue;
    book.read(definition.name.value, definition.directives);
    if (!("fields" in definition)) continue;
    for (const field of definition.fields ?? []) {
      book.read(`${definition.name.value}.${field.name.value}`, field.directives);
    }
  }
  return book.rules;
}
