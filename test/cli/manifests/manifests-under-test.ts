import { createServer } from "node:http";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { listen } from "../../../foundation/http/listen.js";

/** A folder of manifests, as somebody keeps them in git. */
export interface ManifestFolder {
  path: string;
  /** Writes a file below it, folders and all; answers its path. */
  write(name: string, text: string): string;
  remove(): void;
}

export function createManifestFolder(): ManifestFolder {
  const path = mkdtempSync(join(tmpdir(), "orgplane-manifests-"));
  return {
    path,
    write(name, text) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A graph's address at which each request is looked at before it is passed on: what happens in between is a test's. */
export async function startBetween(endpoint: string, before: (query: string) => Promise<void>) {
  const server = createServer((request, response) => {
    const pass = async (): Promise<void> => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks).toString("utf8");
      await before((JSON.parse(body) as { query: string }).query);
      const { authorization = "" } = request.headers;
      const headers = { "content-type": "application/json", authorization };
      const answer = await fetch(endpoint, { method: "POST", headers, body });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
    };
    pass().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  const port = await listen(server, { host: "127.0.0.1", port: 0 });
  return { url: `http://127.0.0.1:${String(port)}/graphql`, close: () => server.close() };
}
