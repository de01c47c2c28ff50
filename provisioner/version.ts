/** Of this daemon. */
export const version = "0.1.0";

/** Of the protocol that it speaks: the mutations of graph/operations.ts. */
export const apiVersion = "1.0";
