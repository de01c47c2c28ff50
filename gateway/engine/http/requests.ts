import type { Exchange } from "./exchange.js";

/** What is asked of one address. */
export interface Question {
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** Sends questions to one address by POST and reads the answers whole, over connections that are kept. */
export interface Requests {
  /** The exchange is settled with the answer, or fails where there is none. */
  send(question: Question, exchange: Exchange): void;
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
