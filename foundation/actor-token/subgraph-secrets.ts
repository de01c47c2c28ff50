import { createSecretKey, type KeyObject } from "node:crypto";
import { z } from "zod";

/** Printable letters without spaces and commas, of which 43 are worth the 256 bits that HS256 asks for (RFC 7518, 3.2). */
const shape = /^[\x21-\x2b\x2d-\x7e]{43,}$/;

const remedy = "a secret has at least 43 letters without spaces and commas (openssl rand -base64 32)";

const keyOf = (text: string): KeyObject => createSecretKey(text, "utf8");

/** What one subgraph shares with its gateways, and with nobody else. */
export const SubgraphSecret = z.string().regex(shape, remedy).transform(keyOf);

/** Secrets by the names of their subgraphs. */
export type SubgraphSecrets = ReadonlyMap<string, KeyObject>;

interface Written {
  name: string;
  secret: string;
}

function readPart(part: string): Written {
  const [name = "", ...rest] = part.split("=");
  return { name, secret: rest.join("=") };
}

function faultOf({ name, secret }: Written): string[] {
  if (name === "") return ["write NAME=SECRET, where NAME is a subgraph's"];
  return shape.test(secret) ? [] : [`that of ${name} is none: ${remedy}`];
}

/** The secrets as a gateway is told them: `name=secret`, parted by commas. */
export const SubgraphSecrets = z.string().transform((text, context): SubgraphSecrets => {
  const written = text.split(",").map((part) => readPart(part.trim()));
  const faults = written.flatMap(faultOf);
  const names = new Set(written.map(({ name }) => name));
  if (names.size < written.length) faults.push("two secrets are of the same subgraph");
  for (const message of faults) context.addIssue({ code: "custom", message });
  return faults.length > 0 ? z.NEVER : new Map(written.map(({ name, secret }) => [name, keyOf(secret)]));
});
