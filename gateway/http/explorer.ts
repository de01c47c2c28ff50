import { renderGraphiQL } from "@graphql-yoga/render-graphiql";

const welcome = `# Paste a token of demo.json into the headers below: { "Authorization": "Bearer …" }
{
  organizations(first: 10) {
    nodes { id name displayName }
  }
}
`;

/** The page for people: GraphiQL, without anything from another host. */
export const explorerPage = (): string =>
  renderGraphiQL({ endpoint: "/graphql", title: "orgplane", defaultQuery: welcome });
