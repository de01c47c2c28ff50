import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { CliFault } from "../cli-fault.js";

/** Where the browser brings the answer: an address of this machine that listens for one. */
export interface Loopback {
  redirectUri: string;
  /** The code. Throws a CliFault where the answer is no, or where nobody answers in time. */
  code: Promise<string>;
  close(): void;
}

const patienceMs = 5 * 60_000;

const page = (title: string, sentence: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title} · orgplane</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 4rem auto; padding: 0 1rem }</style></head>
<body><main><h1>${title}</h1><p>${sentence}</p></main></body></html>
`;

function answer(response: ServerResponse, status: number, html: string): void {
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", connection: "close" };
  response.writeHead(status, {
    ...headers,
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
  });
  response.end(html);
}

/** Null for a request that is not the answer: a browser asks for icons too, and others may knock. */
function readCallback({ url, method }: IncomingMessage, state: string): { code: string } | { error: string } | null {
  const query = new URL(url ?? "/", "http://127.0.0.1").searchParams;
  if (method !== "GET" || query.get("state") !== state) return null;
  const code = query.get("code");
  return code === null ? { error: query.get("error") ?? "no code" } : { code };
}

const denied = new CliFault("The sign-in was denied in the browser.", {
  code: "DENIED",
  remedy: "orgplane login begins anew.",
});

/** Listens for the answer to a sign-in with this state, once. */
export async function listenForCode(state: string): Promise<Loopback> {
  const server = createServer();
  const code = new Promise<string>((resolve, reject) => {
    const late = new CliFault("Nobody answered in the browser.", {
      code: "DENIED",
      remedy: "orgplane login begins anew.",
    });
    setTimeout(() => reject(late), patienceMs).unref();
    server.on("request", (request, response) => {
      const called = readCallback(request, state);
      if (!called) return answer(response, 404, page("Nothing here", "This is not the answer that is waited for."));
      if ("error" in called) {
        answer(response, 200, page("Not signed in", "You can close this window."));
        return reject(denied);
      }
      answer(response, 200, page("Signed in", "The command line has what it needs. You can close this window."));
      resolve(called.code);
    });
  });
  code.catch(() => undefined); // looked at where it is waited for
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { redirectUri: `http://127.0.0.1:${String(port)}/`, code, close: () => void server.close() };
}
