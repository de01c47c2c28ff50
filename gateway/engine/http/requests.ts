import type { Patience } from "./exchange.js";
import type { Received } from "./response-reader.js";

/** What is asked of one address. */
export interface Question {
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** Sends questions to one address by POST and reads the answers whole, over connections that are kept. */
export interface Requests {
  /** What is thrown means that there was no answer. */
  send(question: Question, patience: Patience): Promise<Received>;
  /** Ends once what is under way is answered. */
  close(): Promise<void>;
}

/** Said with every question. */
export const fixedHeaders: Readonly<Record<string, string>> = {
  "content-type": "application/json",
  accept: "application/graphql-response+json, application/json;q=0.9",
};

/** Connections to one address that are open at a time; whatever comes beyond waits. */
export const mostConnections = 256;
