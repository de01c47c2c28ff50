const alphabet = [..."0123456789abcdefghjkmnpqrstvwxyz"];
/** Ten bits as two letters. */
const pairs = alphabet.flatMap((first) => alphabet.map((second) => first + second));

/** What a letter is worth as a digit, by its code; -1 for what is none. */
const digitOf = new Int8Array(128).fill(-1);
for (const [digit, letter] of [..."0123456789abcdef"].entries()) digitOf[letter.charCodeAt(0)] = digit;

const dash = "-".charCodeAt(0);
const length = 36;
const dashes = [8, 13, 18, 23] as const;
/** Where the digits stand whose number, of twenty bits, is four letters each; the first two digits stand before them. */
const groups = [
  [2, 3, 4, 5, 6],
  [7, 9, 10, 11, 12],
  [14, 15, 16, 17, 19],
  [20, 21, 22, 24, 25],
  [26, 27, 28, 29, 30],
  [31, 32, 33, 34, 35],
] as const;

/** The number that the digits at these places are; negative where one is no digit. */
function numberAt(id: string, places: readonly number[]): number {
  let value = 0;
  let fault = 0;
  for (const place of places) {
    const digit = digitOf[id.charCodeAt(place)] ?? -1;
    fault |= digit;
    value = (value << 4) | digit;
  }
  return fault < 0 ? -1 : value;
}

/** The 26 letters that a TypeID writes a UUID in; null for what is no UUID in small letters. Rows have several ids each, so that it is to be quick. */
export function uuidBase32(id: string): string | null {
  if (id.length !== length || !dashes.every((place) => id.charCodeAt(place) === dash)) return null;
  const start = numberAt(id, [0, 1]);
  if (start < 0) return null;
  let text = pairs[start]!;
  for (const places of groups) {
    const bits = numberAt(id, places);
    if (bits < 0) return null;
    text += pairs[bits >> 10]! + pairs[bits & 1_023]!;
  }
  return text;
}
