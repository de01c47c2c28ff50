/** Codes of top-level errors, each with the sentence of docs/errors.md. Whatever is not here is internal, and masked. */
export const errorCodes = {
  UNAUTHENTICATED: "The request names no one, or its token is unknown, expired or revoked. Sign in again.",
  FORBIDDEN: "The actor may see the thing acted on, but may not do this to it.",
  UNAUTHORIZED_FIELD_OR_TYPE:
    "The actor can nowhere have what is at this path: it is null, and nothing was asked for it. A mutation was executed all the same.",
  NOT_FOUND: "The thing acted on does not exist, or the actor may not know that it does.",
  BAD_USER_INPUT: "An argument is malformed; the message names it and says what it takes.",
  INCOMPLETE_ANSWER:
    "A value that the schema promises could not be had; the nearest field around it that may be null is null instead.",
  LIMIT_EXCEEDED:
    "More than is accepted in one request; nothing of it was executed. `limit`, `value` and `most` say of what and how much, the message what to do.",
  TOO_MANY_REQUESTS:
    "The asker sent more requests than are accepted in a minute. `retryAfterSeconds`, and the header `retry-after`, say when to send the next.",
  OPERATION_NOT_TRUSTED: "This deployment executes operations of its list only, and this is none of them.",
  DEADLINE_EXCEEDED:
    "The operation took longer than is accepted. What a mutation changes may have been changed: look before sending it again.",
  UNAVAILABLE: "A part of the deployment did not answer; the request may be sent again.",
  INTERNAL_SERVER_ERROR: "A fault of ours. The message has an id that the server's log shows too.",
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** Codes of UserErrors: expected refusals of a mutation, as data. */
export const userErrorCodes = {
  INVALID: "The value is not acceptable in itself; the message says what is.",
  TAKEN: "Another object has this name, and it must be unique.",
  NOT_FOUND: "What the input refers to does not exist, or may not be read.",
  IN_USE: "Something still depends on it; the message counts what remains.",
  NOT_ALLOWED_HERE: "Possible in general, but not for this object or not in its present state.",
  MANAGED_BY_IDENTITY_PROVIDER: "An identity sync decides about this; the message names the setting.",
  ESCALATION: "Nobody gives what they do not hold themselves.",
  DEPRECATED: "The template is deprecated; the message names its successor where it has one.",
  QUOTA_EXCEEDED: "It would cost more than the owner's allowance in this organization.",
  CONFLICT: "Something else is under way on the same object.",
  STALE: "It was changed by somebody else in the meantime; read it again.",
  LIMIT_EXCEEDED: "More than is accepted at once; the message names the limit.",
  NO_DAEMON:
    "A warning: it was done, but no provisioner daemon takes its job as things are. The message says what to do about it.",
} as const;

export type UserErrorCode = keyof typeof userErrorCodes;
