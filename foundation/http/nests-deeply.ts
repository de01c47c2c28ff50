/** Brackets in one another that JSON may have: a thousand cost nothing, and nobody means as many. */
const mostNested = 1_000;

/** So many bytes are parsed in no time, whatever is in them. */
const harmlessBytes = 16_384;

const [quote, backslash, opened, closed] = [0x22, 0x5c, new Set([0x5b, 0x7b]), new Set([0x5d, 0x7d])];

/**
 * Has a text of JSON more brackets in one another than it may? Parsing takes half a second for a megabyte of them, where
 * looking takes milliseconds.
 */
export function nestsDeeply(bytes: Uint8Array): boolean {
  if (bytes.length <= harmlessBytes) return false;
  let nested = 0;
  let isInText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (isInText && byte === backslash) at++;
    else if (byte === quote) isInText = !isInText;
    else if (!isInText && opened.has(byte)) nested++;
    else if (!isInText && closed.has(byte)) nested--;
    if (nested > mostNested) return true;
  }
  return false;
}
