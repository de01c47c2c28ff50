import type { Transform } from "node:stream";
import { constants, createBrotliCompress, createDeflate, createGzip } from "node:zlib";
import type { Answer } from "./answer.js";

/** The names of HTTP for ways to pack a body. */
export type Packing = "gzip" | "deflate" | "br";

/** Bytes of an answer: shorter ones are sent as they are, whatever is accepted. */
export const packedFromBytes = 1_024;

/** What clients say that they accept, and how they are answered; the same as `compress` does (`gateway/http`). */
const packingByAccepted: ReadonlyMap<string | undefined, Packing | null> = new Map([
  [undefined, null],
  ["identity", null],
  ["gzip", "gzip"],
  ["gzip, deflate", "gzip"],
  ["deflate, gzip", "gzip"],
  ["deflate", "deflate"],
  ["br", "br"],
  ["gzip, br", "br"],
  ["gzip, deflate, br", "br"],
  ["br, gzip, deflate", "br"],
  ["deflate, gzip, br", "br"],
  ["gzip, deflate, br, zstd", "br"],
  ["deflate, gzip, br, zstd", "br"],
  ["gzip, compress, deflate, br", "br"],
]);

/** How a long answer is packed for whoever accepts this; null for as it is, undefined where that is for others to say. */
export const packingFor = (accepted: string | undefined): Packing | null | undefined => packingByAccepted.get(accepted);

const packers: Readonly<Record<Packing, () => Transform>> = {
  gzip: () => createGzip(),
  deflate: () => createDeflate(),
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
};

/** As the pieces come, so are the chunks that Node's server makes of them. */
function piecesOf(text: string, packer: Transform): Promise<Buffer[]> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    packer.on("data", (piece: Buffer) => void pieces.push(piece));
    packer.on("end", () => resolve(pieces)).on("error", reject);
    packer.end(Buffer.from(text));
  });
}

const lineEnd = "\r\n";

const inChunks = (pieces: readonly Buffer[]): Buffer =>
  Buffer.concat([
    ...pieces.flatMap((piece) => [Buffer.from(piece.length.toString(16) + lineEnd), piece, Buffer.from(lineEnd)]),
    Buffer.from(`0${lineEnd}${lineEnd}`),
  ]);

/** The same answer in fewer bytes. */
export async function pack(answer: Answer, packing: Packing): Promise<Answer> {
  const pieces = await piecesOf(answer.text, packers[packing]()).catch(() => null);
  if (!pieces) return answer;
  const at = answer.headers.indexOf("Content-Length");
  const headers = [...answer.headers.toSpliced(at, 2), "Content-Encoding", packing];
  return { ...answer, headers, packed: inChunks(pieces) };
}
