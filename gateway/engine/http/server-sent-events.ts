/** One event of a stream, as its sender named it. */
export interface ServerSentEvent {
  name: string;
  data: string;
}

/** More than this between two events is none. */
const mostCharacters = 16 * 1024 * 1024;

function read(block: string): ServerSentEvent | null {
  let name = "message";
  const data: string[] = [];
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") name = value;
    if (field === "data") data.push(value);
  }
  return data.length > 0 ? { name, data: data.join("\n") } : null;
}

/** Reads server-sent events out of a body as it comes, no faster than they are taken. Comments are passed over. */
export async function* serverSentEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<ServerSentEvent, void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    // A carriage return at the end waits for what comes after it: both may be one end of a line.
    const text = rest + decoder.decode(chunk, { stream: true });
    const blocks = text.replaceAll("\r\n", "\n").split("\n\n");
    rest = blocks.pop()!;
    if (rest.length > mostCharacters) throw new Error("an event of the stream does not end");
    yield* blocks.flatMap((block) => read(block) ?? []);
  }
}
