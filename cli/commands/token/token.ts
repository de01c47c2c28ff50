import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { CliFault } from "../../cli-fault.js";
import { readPages, type Page } from "../../graph/pages.js";
import { ago, bold } from "../../output/words.js";
import { duration, permissions } from "../kit/arguments.js";
import { done } from "../kit/done.js";
import { showList, withLimit, type ListFlags } from "../kit/listing.js";
import { insistOnOrganization } from "../kit/organization.js";
import { insist } from "../kit/unknown.js";
import { withExamples } from "../examples.js";
import {
  createAccessToken,
  listOwnTokens,
  listTokensOf,
  revokeAccessToken,
  tokenPlace,
  type AccessToken,
} from "./operations.js";

interface Whose {
  user?: string;
}

type PageArguments = { first: number; after: string | null };

async function page(cli: Cli, username: string | undefined, at: PageArguments): Promise<Page<AccessToken> | null> {
  if (username === undefined) return (await cli.graph().read(listOwnTokens, at)).viewer?.accessTokens ?? null;
  const { user } = await cli.graph().read(listTokensOf, { username, ...at });
  return insist(user, { kind: "user", name: username, listedBy: "orgplane member list" }).accessTokens;
}

const scopeOf = ({ permissions: narrowed }: AccessToken): string =>
  narrowed === null ? "all that its user may" : narrowed.join(", ");

async function list(cli: Cli, flags: ListFlags & Whose): Promise<void> {
  await showList(cli, flags, {
    read: (at) => page(cli, flags.user, at),
    columns: [
      { title: "name", cell: ({ name }) => bold(name) },
      { title: "may", cell: scopeOf, isFlexible: true },
      { title: "organization", cell: ({ organization }) => organization?.name ?? "all" },
      { title: "used", cell: ({ lastUsedAt }) => ago(lastUsedAt) ?? "never" },
      { title: "expires", cell: ({ expiresAt }) => ago(expiresAt) ?? "never" },
      { title: "id", cell: ({ id }) => id },
    ],
    empty: "There is no access token.",
  });
}

interface Wanted extends Whose {
  permission?: string[];
  expires?: number;
}

/** Ids of the organization that a token is narrowed to by -o, and of the service account that it is for; both by name. */
async function placeOf(cli: Cli, user: string | undefined) {
  const { organization: name } = cli.flags();
  if (name === undefined && user === undefined) return {};
  const found = await cli.graph().read(tokenPlace, {
    organization: name ?? "",
    hasOrganization: name !== undefined,
    username: user ?? "",
    hasUser: user !== undefined,
  });
  const organizationId =
    name === undefined ? undefined : (await insistOnOrganization(cli, name, found.organization)).id;
  const listedBy = "orgplane member list";
  const userId = user === undefined ? undefined : insist(found.user, { kind: "user", name: user, listedBy }).id;
  return { organizationId, userId };
}

async function create(cli: Cli, name: string, { user, permission, expires }: Wanted): Promise<void> {
  const expiresAt = expires === undefined ? undefined : new Date(Date.now() + expires).toISOString();
  const input = { name, permissions: permission, expiresAt, ...(await placeOf(cli, user)) };
  const { createAccessToken: made } = await cli.graph().mutate(createAccessToken, { input });
  const output = cli.output();
  if (output.isJson) return output.json({ ...made.accessToken, secret: made.secret });
  output.print(made.secret);
  const until =
    made.accessToken.expiresAt === null ? "never expires" : `expires ${ago(made.accessToken.expiresAt) ?? ""}`;
  output.note(`The token ${name} was created and ${until}. This is the only time that it is shown.`);
}

async function revoke(cli: Cli, named: string, { user }: Whose): Promise<void> {
  const { nodes } = await readPages(null, (at) => page(cli, user, at));
  const fitting = nodes.filter(({ id, name }) => id === named || name === named);
  if (fitting.length > 1) {
    const problems = fitting.map(({ id, createdAt }) => ({ message: `${id}, made ${ago(createdAt) ?? ""}` }));
    throw new CliFault(`${String(fitting.length)} tokens are called "${named}".`, {
      remedy: "Name it by its id.",
      problems,
    });
  }
  const names = nodes.map(({ name }) => name);
  const { id } = insist(fitting[0], { kind: "access token", name: named, names, listedBy: "orgplane token list" });
  const { revokeAccessToken: gone } = await cli.graph().mutate(revokeAccessToken, { input: { id } });
  done(cli, `The token ${named} was revoked.`, gone);
}

export function registerToken(program: Command, cli: Cli): void {
  const token = program.command("token").helpGroup(commandGroups.signIn).description("access tokens");
  const whose = "a service account's instead of your own";
  withLimit(token.command("list").description("your access tokens; never their secrets"))
    .option("--user <name>", whose)
    .action((flags: ListFlags & Whose) => list(cli, flags));
  withExamples(
    token
      .command("create <name>")
      .description("make an access token; its secret is printed, once")
      .option("--expires <time>", "ends after so long, such as 12h or 30d", duration)
      .option("--permission <names>", "may do no more than this, parted by commas", permissions)
      .option("--user <name>", whose)
      .action((name: string, wanted: Wanted) => create(cli, name, wanted)),
    [
      ["orgplane token create ci --expires 30d --permission template:update", "all that it may, for a month"],
      ["orgplane token create ci -o mobile", "only for what belongs to mobile"],
      [
        "TOKEN=$(orgplane token create ci --user raptix-ci)",
        "for a service account; the secret alone is on standard output",
      ],
    ],
  );
  token
    .command("revoke <token>")
    .description("end an access token at once, by its name or id")
    .option("--user <name>", whose)
    .action((name: string, flags: Whose) => revoke(cli, name, flags));
}
