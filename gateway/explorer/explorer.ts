import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { RequestHandler } from "express";
import { examples } from "./examples.js";
import { renderGraphiQL } from "./render-graphiql.js";
import { barMarkup, barScript, barStyle } from "./sign-in-bar.js";

/** All that the page needs is in it; it speaks to this server alone, and nobody frames it. */
const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  "worker-src blob:",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "font-src data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="none" stroke="#d60590" stroke-width="2.5"><circle cx="16" cy="16" r="12"/><circle cx="16" cy="16" r="5"/><path d="M16 4v7M16 21v7M4 16h7M21 16h7"/></g></svg>`;

interface ExplorerOptions {
  /** Is signing in by browser offered? */
  signsIn: boolean;
}

/** The page for people: GraphiQL, without anything from another host. */
export async function explorerPage({ signsIn }: ExplorerOptions): Promise<string> {
  const page = await renderGraphiQL({
    endpoint: "/graphql",
    title: "orgplane",
    favicon: `data:image/svg+xml,${encodeURIComponent(mark)}`,
    logo: mark,
    defaultTabs: [...examples],
    shouldPersistHeaders: false,
    schemaDescription: true,
    inputValueDeprecation: true,
    // By fetch, as queries: so that a token's header goes along, which a browser puts on no WebSocket.
    subscriptionsProtocol: "SSE",
    // Without it subscriptions go by GET, which a page of another site could send.
    method: "POST",
  });
  // Functions: in a text to replace by, a dollar sign would mean something.
  return page
    .replace("</head>", () => `<style>${barStyle}</style></head>`)
    .replace('<div id="root"></div>', () => `${barMarkup(signsIn)}<div id="root"></div><script>${barScript}</script>`);
}

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** The page as it is kept, and its name. */
interface Made {
  packed: Buffer;
  etag: string;
}

async function make(options: ExplorerOptions): Promise<Made> {
  const page = await explorerPage(options);
  const etag = `"${createHash("sha256").update(page).digest("base64url")}"`;
  return { packed: await pack(page), etag };
}

/** The page is megabytes that never change: made once, when somebody first asks for it, and kept packed. */
export function explorer(options: ExplorerOptions): RequestHandler {
  let made: Promise<Made> | null = null;
  const makeOnce = (): Promise<Made> => {
    made ??= make(options);
    made.catch(() => (made = null));
    return made;
  };
  return async (request, response) => {
    const { packed, etag } = await makeOnce();
    response.set({
      "content-security-policy": policy,
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cache-control": "no-cache",
      vary: "accept-encoding",
      etag,
    });
    if (request.get("if-none-match") === etag) return void response.status(304).end();
    const isPacked = request.acceptsEncodings("gzip") === "gzip";
    if (isPacked) response.set("content-encoding", "gzip");
    response.type("html").send(isPacked ? packed : await unpack(packed));
  };
}
