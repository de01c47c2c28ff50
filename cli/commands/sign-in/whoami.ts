import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { NotSignedIn } from "../../graph/graph-faults.js";
import { operation } from "../../graph/operation.js";
import { withExamples } from "../examples.js";

interface Viewer {
  id: string;
  username: string;
  name: string;
  email: string | null;
  kind: "HUMAN" | "SERVICE_ACCOUNT";
  siteRoles: { name: string }[] | null;
  memberships: { nodes: { organization: { name: string } | null; roles: { name: string }[] | null }[] } | null;
}

const whoIsAsking = operation<{ viewer: Viewer | null }>(`
  query WhoAmI {
    viewer {
      id username name email kind
      siteRoles { name }
      memberships(first: 100) { nodes { organization { name } roles { name } } }
    }
  }
`);

const names = (objects: { name: string }[] | null): string => (objects ?? []).map(({ name }) => name).join(", ");

async function tell(cli: Cli): Promise<void> {
  const { endpoint, signedInBy } = cli.whereabouts();
  const { viewer } = await cli.graph().read(whoIsAsking, {});
  if (!viewer) throw new NotSignedIn("The token is a provisioner key or a proxy's: it names no user.");
  const organizations = (viewer.memberships?.nodes ?? []).map(({ organization, roles }) => ({
    name: organization?.name ?? null,
    roles: (roles ?? []).map(({ name }) => name),
  }));
  const { memberships: _, siteRoles, ...user } = viewer;
  const value = {
    endpoint,
    context: signedInBy?.name ?? null,
    ...user,
    siteRoles: (siteRoles ?? []).map(({ name }) => name),
    organizations,
  };
  cli.output().record(value, [
    ["user", { text: viewer.username, style: (colors) => colors.bold }],
    ["name", viewer.name],
    ["email", viewer.email],
    ["at", endpoint],
    ["context", signedInBy?.name],
    ["site roles", names(siteRoles)],
    [
      "organizations",
      organizations
        .map(({ name, roles }) => `${name ?? "?"}${roles.length > 0 ? ` (${roles.join(", ")})` : ""}`)
        .join(", "),
    ],
  ]);
}

/** Who one is, and where. */
export function registerWhoami(program: Command, cli: Cli): void {
  withExamples(
    program
      .command("whoami")
      .helpGroup(commandGroups.signIn)
      .description("who you are, where, with which roles")
      .action(() => tell(cli)),
    [["orgplane whoami --context staging", "who you are elsewhere"]],
  );
}
