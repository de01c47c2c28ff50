import type { Request } from "express";
import type { OperationParams } from "../caller.js";

type Json = Record<string, unknown>;

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

function parsed(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function paramsOf({ query, operationName, variables, extensions }: Json): OperationParams | null {
  const isName = operationName == null || typeof operationName === "string";
  const isWellFormed = [variables, extensions].every((value) => value == null || isJson(value));
  if (typeof query !== "string" || !isName || !isWellFormed) return null;
  return {
    query,
    operationName,
    variables: variables as Json | null | undefined,
    extensions: extensions as Json | null | undefined,
  };
}

/** The operation that a request asks for; null where there is none, or it is malformed: what is wrong is said by whoever answers. */
export function readParams({ method, body, url }: Request): OperationParams | null {
  if (method === "POST") return isJson(body) ? paramsOf(body) : null;
  if (method !== "GET") return null;
  const given = Object.fromEntries(new URLSearchParams(url.split("?")[1] ?? ""));
  const { variables, extensions } = given;
  return paramsOf({ ...given, variables: parsed(variables), extensions: parsed(extensions) });
}
