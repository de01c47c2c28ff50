import type { Request } from "express";

const preflightHeaders = ["x-apollo-operation-name", "apollo-require-preflight"];
const simpleTypes = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];

/** Could a page of another site have caused this request, without having asked whether it may? As Apollo Server tells it. */
export function mayBeForged(request: Request): boolean {
  const type = request.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const isAskedFor = type !== undefined && !simpleTypes.includes(type);
  return !isAskedFor && !preflightHeaders.some((header) => (request.get(header) ?? "").length > 0);
}
