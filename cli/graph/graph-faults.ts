import { CliFault, type Problem } from "../cli-fault.js";

/** Nobody answers at the endpoint, or somebody who is no graph. */
export class EndpointFault extends CliFault {
  constructor(message: string, remedy: string) {
    super(message, { remedy, code: "ENDPOINT" });
  }
}

/** The graph does not know who is asking. */
export class NotSignedIn extends CliFault {
  constructor(message: string, remedy = "Sign in: orgplane login") {
    super(message, { remedy, code: "UNAUTHENTICATED" });
  }
}

const remedies: Readonly<Record<string, string>> = {
  FORBIDDEN: "orgplane access explain says what somebody may do, and by which role.",
  UNAUTHORIZED_FIELD_OR_TYPE: "orgplane access explain says what somebody may do, and by which role.",
  NOT_FOUND: "What you may not see is not found either; orgplane whoami says who you are.",
  UNAVAILABLE: "A part of the deployment did not answer: try again.",
  STALE: "Somebody changed it in the meantime: read it again.",
  CONFLICT: "Something is under way on the same object: try again when it has ended.",
};

const joined = (problems: readonly Problem[]): string =>
  problems.length === 1 ? problems[0]!.message : `The graph refused ${String(problems.length)} things.`;

function detailsOf(problems: readonly Problem[]) {
  const [code] = problems.map((problem) => problem.code).filter((each) => each !== undefined);
  return { problems, code: code ?? "GRAPH", remedy: (code && remedies[code]) ?? null };
}

/** Errors of the request or of fields: what is malformed, forbidden or absent. */
export class GraphRefusal extends CliFault {
  constructor(problems: readonly Problem[]) {
    super(joined(problems), detailsOf(problems));
  }
}

/** A mutation's `userErrors`: an expected refusal, with paths into the input. */
export class InputRefusal extends CliFault {
  constructor(problems: readonly Problem[]) {
    super(joined(problems), detailsOf(problems));
  }
}
