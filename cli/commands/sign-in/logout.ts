import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { CliFault } from "../../cli-fault.js";
import { createGraph } from "../../graph/graph-client.js";
import { NotSignedIn } from "../../graph/graph-faults.js";
import { writeConfig, type Context } from "../../settings/config-file.js";
import { contextOf, endpointOf } from "../../settings/whereabouts.js";
import { done } from "../kit/done.js";
import { revokeAccessToken } from "../token/operations.js";

/** Whether the token counts for nothing now: one that was made by login is revoked; one that is none any more is as good. */
async function revoke(cli: Cli, { url, token, tokenId }: Context): Promise<boolean> {
  if (token === undefined || tokenId === undefined) return false;
  const graph = createGraph({ endpoint: endpointOf(url), token, signal: cli.signal });
  try {
    await graph.mutate(revokeAccessToken, { input: { id: tokenId } });
  } catch (error) {
    if (!(error instanceof NotSignedIn)) throw error;
  }
  return true;
}

async function logout(cli: Cli): Promise<void> {
  const config = cli.config();
  const found = contextOf(config, cli.flags().context ?? cli.environment.context);
  if (!found || found.context.token === undefined)
    throw new CliFault("You are not signed in.", { code: "UNAUTHENTICATED" });
  const { name, context } = found;
  const isRevoked = await revoke(cli, context);
  const { token: _, tokenId: __, expiresAt: ___, ...rest } = context;
  writeConfig(cli.environment.configFile, { ...config, contexts: { ...config.contexts, [name]: rest } });
  const end = isRevoked ? "its token counts no more" : "its token was not made by login, and still counts";
  done(cli, `You are signed out of ${context.url}; ${end}.`, { context: name, isRevoked });
}

export function registerLogout(program: Command, cli: Cli): void {
  program
    .command("logout")
    .helpGroup(commandGroups.signIn)
    .description("revoke the context's token and forget it; the context stays")
    .action(() => logout(cli));
}
