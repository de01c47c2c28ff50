import type { IncomingMessage, ServerResponse } from "node:http";
import type { Provider } from "oidc-provider";
import type { Person } from "./people.js";

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

function page(people: readonly Person[], action: string): string {
  const buttons = people.map(
    ({ sub, name, memberOf }) =>
      `<button name="sub" value="${escapeHtml(sub)}"><b>${escapeHtml(name)}</b><br><small>memberOf: ${escapeHtml(JSON.stringify(memberOf ?? null))}</small></button>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Demo identity provider</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem}
button{display:block;width:100%;margin:.5rem 0;padding:.6rem 1rem;text-align:left;font:inherit;cursor:pointer}</style>
<h1>Who are you?</h1><p>This provider asks for no password: it is for trying things out.</p>
<form method="post" action="${escapeHtml(action)}">${buttons.join("")}</form></html>`;
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}

/** Everything that the client asked for is granted: whoever clicks on a name has agreed to it. */
async function grantAll(provider: Provider, accountId: string, params: Record<string, unknown>): Promise<string> {
  const grant = new provider.Grant({ accountId, clientId: String(params["client_id"]) });
  grant.addOIDCScope(typeof params["scope"] === "string" ? params["scope"] : "openid");
  return grant.save();
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

/** The page for signing in at the provider, and what happens on a click. */
export async function answerInteraction(
  provider: Provider,
  people: readonly Person[],
  { request, response }: Exchange,
): Promise<void> {
  try {
    const { params } = await provider.interactionDetails(request, response);
    if (request.method !== "POST") {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(page(people, request.url ?? ""));
      return;
    }
    const sub = (await readForm(request)).get("sub") ?? "";
    const grantId = await grantAll(provider, sub, params);
    const result = { login: { accountId: sub }, consent: { grantId } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } catch (error) {
    response.statusCode = 400;
    response.end(error instanceof Error ? error.message : "This sign-in is over.");
  }
}
