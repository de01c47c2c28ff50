import express, { type RequestHandler } from "express";
import { BodyNestsDeeply } from "../../foundation/http/body-errors.js";
import { nestsDeeply } from "../../foundation/http/nests-deeply.js";
import { readCookie } from "../sign-in/cookies.js";

const mebibyte = 1024 * 1024;
/** A query and its variables; who sends more says who they are. */
const forStrangers = mebibyte;
/** A state of 16 MiB, as JSON. */
const forDaemons = 24 * mebibyte;
const provisionerKey = /^Bearer +orgk_/i;

const verify = (...[, , body]: [request: unknown, response: unknown, body: Buffer]): void => {
  if (nestsDeeply(body)) throw new BodyNestsDeeply();
};

/** Parses a body of JSON up to a size that depends on who sends it. */
export function readBody(bodyBytes: number): RequestHandler {
  const [strangers, known, daemons] = [
    Math.min(forStrangers, bodyBytes),
    bodyBytes,
    Math.max(forDaemons, bodyBytes),
  ].map((limit) => express.json({ limit, verify }));
  return (request, response, next) => {
    const credentials = request.get("authorization");
    if (credentials !== undefined && provisionerKey.test(credentials)) return daemons!(request, response, next);
    const isKnown = credentials !== undefined || readCookie(request, "session") !== null;
    (isKnown ? known! : strangers!)(request, response, next);
  };
}
