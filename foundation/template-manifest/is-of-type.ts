/** As templates declare them. */
export type ValueType = "STRING" | "NUMBER" | "BOOL" | "LIST_OF_STRING";

const decimal = /^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

function isListOfText(value: string): boolean {
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) && list.every((item) => typeof item === "string");
  } catch {
    return false;
  }
}

const accepts: Readonly<Record<ValueType, (value: string) => boolean>> = {
  STRING: () => true,
  NUMBER: (value) => decimal.test(value) && Number.isFinite(Number(value)),
  BOOL: (value) => value === "true" || value === "false",
  LIST_OF_STRING: isListOfText,
};

/** Is this text, as values travel, one of that type? Lists are JSON. */
export const isOfType = (value: string, type: ValueType): boolean => accepts[type](value);
