/** Fields of the published schema that this version answers with NOT_IMPLEMENTED. */
export const unservedFields: readonly string[] = [];

export type UnservedField = (typeof unservedFields)[number];
