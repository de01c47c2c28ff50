import plugin from "@graphql-eslint/eslint-plugin";

const { configs, parser } = plugin;
const recommended = configs["flat/schema-recommended"].rules;

/** Rules that ask for what the public schema decided otherwise, each with the reason. */
const decidedOtherwise = {
  // Payloads, edges and values such as a quota are not entities: only those have an id.
  "@graphql-eslint/strict-id-in-types": "off",
  // Every type and field says what it is; the roots are what GraphQL says they are.
  "@graphql-eslint/require-description": [
    "error",
    {
      ...recommended["@graphql-eslint/require-description"][1],
      FieldDefinition: true,
      EnumValueDefinition: true,
      InputValueDefinition: true,
      ignoredSelectors: ["Query", "Mutation", "Subscription"].map(
        (root) => `[type=ObjectTypeDefinition][name.value=${root}]`,
      ),
    },
  ],
  // `User.username` is a word, not a prefix.
  "@graphql-eslint/no-typename-prefix": "off",
  // A migration of a workspace is said of its template and has no id; short lists that are read whole, such as the roles of a member, are lists.
  "@graphql-eslint/relay-edge-types": ["error", { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false }],
};

/** What composition writes is named by its specification, and describes nothing. */
const composedOtherwise = Object.fromEntries(
  ["naming-convention", "no-unreachable-types", "require-description"].map((rule) => [`@graphql-eslint/${rule}`, "off"]),
);

const schema = (file, more = {}) => ({
  files: [`**/${file}`],
  languageOptions: { parser, parserOptions: { graphQLConfig: { schema: `schema/${file}` } } },
  plugins: { "@graphql-eslint": plugin },
  rules: { ...recommended, ...configs["flat/schema-relay"].rules, ...decidedOtherwise, ...more },
});

/** The rules of graphql-eslint for schemas, recommended ones and Relay's, over the two that are published. */
export default [schema("api.graphql"), schema("supergraph.graphql", composedOtherwise)];
