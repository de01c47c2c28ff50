const alphabet = [..."0123456789abcdefghjkmnpqrstvwxyz"];
/** Ten bits as two letters. */
const pairs = alphabet.flatMap((first) => alphabet.map((second) => first + second));

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
/** Five digits of a UUID are four letters; the first two digits stand before them. */
const starts = [2, 7, 12, 17, 22, 27] as const;

/** The 26 letters that a TypeID writes a UUID in; null for what is no UUID in small letters. Rows have several ids each, so that it is to be quick. */
export function uuidBase32(id: string): string | null {
  if (!uuid.test(id)) return null;
  const digits = id.slice(0, 8) + id.slice(9, 13) + id.slice(14, 18) + id.slice(19, 23) + id.slice(24);
  let text = pairs[Number.parseInt(digits.slice(0, 2), 16)]!;
  for (const start of starts) {
    const bits = Number.parseInt(digits.slice(start, start + 5), 16);
    text += pairs[bits >> 10]! + pairs[bits & 1_023]!;
  }
  return text;
}
