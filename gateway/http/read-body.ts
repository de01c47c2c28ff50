import express, { type RequestHandler } from "express";

/** Room for a template of 1 MiB as JSON text; a daemon also sends state. */
const forEverybody = express.json({ limit: "4mb" });
const forDaemons = express.json({ limit: "24mb" });
const provisionerKey = /^Bearer +orgk_/i;

/** Parses JSON up to a size that depends on who sends it. */
export const readBody: RequestHandler = (request, response, next) => {
  const parse = provisionerKey.test(request.get("authorization") ?? "") ? forDaemons : forEverybody;
  parse(request, response, next);
};
