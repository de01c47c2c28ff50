/**
 * Terraform's own language as a plain object, in the shape of its JSON syntax. Rejects with the parser's message.
 * The parser is a WebAssembly of some megabytes: it is loaded with the first template that needs it.
 */
export async function parseHcl(path: string, content: string): Promise<Record<string, unknown>> {
  if (path.endsWith(".json")) return JSON.parse(content) as Record<string, unknown>;
  const { parse } = await import("@cdktf/hcl2json");
  return (await parse(path, content)) as Record<string, unknown>;
}
