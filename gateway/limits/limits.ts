import { parse, type DocumentNode } from "graphql";
import { LRUCache } from "lru-cache";
import type { Clock } from "../../foundation/clock/clock.js";
import type { SubgraphRequest } from "../../foundation/subgraph-kit/request.js";
import { aliases } from "./aliases.js";
import { costCheck, type AskedOperation } from "./cost/check-cost.js";
import { depth } from "./depth.js";
import { directives } from "./directives.js";
import type { DocumentLimit } from "./document-limit.js";
import { tooMuch } from "./exceeded.js";
import { fields } from "./fields.js";
import { fragments } from "./fragments.js";
import type { LimitSettings } from "./limit-settings.js";
import { requestCounter } from "./requests.js";
import { merges } from "./merges.js";
import { operations } from "./operations.js";
import { rootFields } from "./root-fields.js";
import { checkTokens } from "./tokens.js";

/**
 * How much a request may ask for. Each throws a GraphQLError of the catalogue, with the limit, the value and the remedy, whose
 * `extensions.http` holds status and headers of its answer. In this order: the cheapest first.
 */
export interface Limits {
  settings: Readonly<LimitSettings>;
  /** Once for each request, whatever it asks for. */
  countRequest: (asker: Pick<SubgraphRequest, "actor" | "ipAddress">) => void;
  /** Of the document's text, before it is validated: a text that passed is known again. */
  checkText: (text: string) => void;
  /** Of a valid operation with its variables, before it is planned. */
  checkOperation: (asked: AskedOperation) => void;
}

/** The number of definitions and the depth first: by them the others need not fear what they walk through. */
const documentLimits: readonly DocumentLimit[] = [
  fragments,
  operations,
  depth,
  fields,
  rootFields,
  aliases,
  merges,
  directives,
];

/** Characters of texts that passed and are known again. */
const mostKept = 8_000_000;

function checkDocument(document: DocumentNode, settings: LimitSettings): void {
  for (const { name, measure, says, remedy } of documentLimits) {
    const value = measure(document);
    const most = settings[name];
    if (value <= most) continue;
    throw tooMuch({ limit: name, value, most }, `${says(value)}, and ${String(most)} are accepted: ${remedy}.`);
  }
}

/** Null for a text that is no GraphQL: where it is wrong is said by whoever parses it next. */
function parsed(text: string): DocumentNode | null {
  try {
    return parse(text, { noLocation: true });
  } catch {
    return null;
  }
}

export function createLimits(settings: LimitSettings, clock: Clock): Limits {
  const passed = new LRUCache<string, true>({ maxSize: mostKept, sizeCalculation: (_, text) => text.length + 1 });
  return {
    settings,
    countRequest: requestCounter(settings.requestsPerMinute, clock),
    checkText(text) {
      if (passed.get(text)) return;
      checkTokens(text, settings.tokens);
      const document = parsed(text);
      if (!document) return;
      checkDocument(document, settings);
      passed.set(text, true);
    },
    checkOperation: costCheck(settings.cost),
  };
}
