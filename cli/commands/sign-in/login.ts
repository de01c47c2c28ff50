import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { createGraph } from "../../graph/graph-client.js";
import { GraphRefusal, NotSignedIn } from "../../graph/graph-faults.js";
import { operation } from "../../graph/operation.js";
import { ago } from "../../output/words.js";
import { writeConfig, type Config, type Context } from "../../settings/config-file.js";
import { endpointOf } from "../../settings/whereabouts.js";
import { readSecret } from "../../sign-in/read-secret.js";
import { duration } from "../kit/arguments.js";
import { done } from "../kit/done.js";
import { withExamples } from "../examples.js";

const whoSignedIn = operation<{ viewer: { username: string } | null }>("query WhoSignedIn { viewer { username } }");

interface LoginFlags {
  withToken?: boolean;
  browser: boolean;
  expires?: number;
}

const usualEndpoint = "http://127.0.0.1:4000/graphql";

/** The context that is signed in to: the one that is named, else one of this address, else one called as its host. */
function nameFor(cli: Cli, endpoint: string): string {
  const named = cli.flags().context ?? cli.environment.context;
  const { contexts } = cli.config();
  const known = Object.entries(contexts).find(([, { url }]) => endpointOf(url) === endpoint)?.[0];
  return named ?? known ?? new URL(endpoint).host;
}

function endpointFor(cli: Cli): string {
  const { current, contexts } = cli.config();
  const { url, context = cli.environment.context ?? current } = cli.flags();
  return endpointOf(
    url ?? cli.environment.url ?? (context === null ? undefined : contexts[context]?.url) ?? usualEndpoint,
  );
}

type Credentials = Pick<Context, "token" | "tokenId" | "expiresAt">;

async function credentials(
  cli: Cli,
  endpoint: string,
  { withToken, browser, expires }: LoginFlags,
): Promise<Credentials> {
  const { token = cli.environment.token } = cli.flags();
  if (token !== null) return { token };
  if (withToken) return { token: await readSecret(cli, `Access token for ${endpoint}: `) };
  const { signInByBrowser } = await import("../../sign-in/sign-in-by-browser.js");
  const {
    token: made,
    tokenId,
    expiresAt,
  } = await signInByBrowser(cli, { endpoint, lifetimeMs: expires, opens: browser });
  return { token: made, tokenId, expiresAt };
}

const noUser = (): NotSignedIn =>
  new NotSignedIn("This is no user's token.", "A provisioner key is for orgplane provisioner start.");

/** Whose token it is. Throws NotSignedIn for one that is nobody's, or no user's. */
async function userOf(cli: Cli, endpoint: string, token: string): Promise<string> {
  const graph = createGraph({ endpoint, token, signal: cli.signal });
  const { viewer } = await graph.request(whoSignedIn, {}).catch((error: unknown) => {
    throw error instanceof GraphRefusal && error.code === "UNAUTHORIZED_FIELD_OR_TYPE" ? noUser() : error;
  });
  if (viewer) return viewer.username;
  throw noUser();
}

function keep(cli: Cli, name: string, context: Context): void {
  const config: Config = cli.config();
  const organization = config.contexts[name]?.organization;
  const wanted = { ...context, ...(organization !== undefined && { organization }) };
  writeConfig(cli.environment.configFile, { current: name, contexts: { ...config.contexts, [name]: wanted } });
}

async function login(cli: Cli, flags: LoginFlags): Promise<void> {
  const endpoint = endpointFor(cli);
  const name = nameFor(cli, endpoint);
  const { token, tokenId, expiresAt } = await credentials(cli, endpoint, flags);
  const username = await userOf(cli, endpoint, token ?? "");
  const made = { ...(tokenId !== undefined && { tokenId }), ...(expiresAt !== undefined && { expiresAt }) };
  keep(cli, name, { url: endpoint, token: token ?? "", username, ...made });
  const until = expiresAt === undefined ? "" : `; the sign-in ends ${ago(expiresAt) ?? ""}`;
  done(cli, `You are ${username} at ${endpoint} (context ${name})${until}.`, {
    context: name,
    endpoint,
    username,
    expiresAt,
  });
}

/** By browser, or by a token. */
export function registerLogin(program: Command, cli: Cli): void {
  withExamples(
    program
      .command("login")
      .helpGroup(commandGroups.signIn)
      .description("sign in by browser, or with an access token, and remember it as a context")
      .option("--with-token", "with an access token, typed unseen or from standard input")
      .option("--no-browser", "only show the address that a browser has to open")
      .option("--expires <time>", "how long the sign-in lasts, 30d unless given and 90d at most", duration)
      .action((flags: LoginFlags) => login(cli, flags)),
    [
      ["orgplane login --url https://orgplane.example.com", "by browser, as a context called orgplane.example.com"],
      ["orgplane login --url https://… --context staging", "as a context called staging"],
      ["orgplane login --with-token < token.txt", "where there is no browser"],
    ],
  );
}
