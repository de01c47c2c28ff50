/** A query that crosses all four subgraphs, for a first look. */
export const firstQuery = `{
  organization(name: "raptix") {
    displayName
    members(first: 3) { nodes { user { username } roles { name } quotaRemaining } }
    workspaces(first: 5) {
      nodes {
        name status owner { username } template { name }
        latestBuild { number job { status daemon { name } logs(last: 2) { lines { output } } } }
      }
    }
    groupSync { claim mapping { claimValue targets } }
  }
}`;

export interface Welcome {
  endpoint: string;
  /** Where the tokens are. */
  file: string;
  tokens: Readonly<Record<string, string>>;
  /** The program that builds workspaces; null where there is none. */
  terraform: string | null;
}

/** What a newcomer reads when the graph answers: where it is, how to sign in as whom, and a query to paste. */
export function welcome({ endpoint, file, tokens, terraform }: Welcome): string {
  const page = endpoint.replace(/graphql$/, "");
  const names = Object.keys(tokens).join(", ");
  return `
  orgplane answers at ${endpoint}; ${page} is a page to try it on.

  Sign in with a token, as the header  Authorization: Bearer …
    owner          ${tokens["owner"] ?? ""}
    raptix-member  ${tokens["raptix-member"] ?? ""}
  The others (${names})
  are in ${file} once the demo world is ready.
  ${terraform ? `Workspaces are built by ${terraform}.` : "There is no terraform and no tofu on the PATH: only templates that need neither are built."}

  A query to paste:
${firstQuery.replace(/^/gm, "    ")}
`;
}
