import { errors } from "jose";

/** What a provider refused, or got wrong, in a sentence for whoever tries to sign in; never with a token in it. */
export class OpenIdRefusal extends Error {
  override readonly name = "OpenIdRefusal";

  constructor(
    readonly sentence: string,
    /** The provider said no, for good; otherwise it may be asked again. */
    readonly isFinal = true,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}

const byCode: Readonly<Record<string, string>> = {
  ERR_JWT_EXPIRED: "The ID token has expired, or was issued more than five minutes ago. Get a new one.",
  ERR_JWKS_NO_MATCHING_KEY: "The ID token is signed by a key that the provider does not publish.",
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: "The signature of the ID token is wrong.",
  ERR_JOSE_ALG_NOT_ALLOWED: "The ID token is signed by a method that is not accepted, or not at all.",
  ERR_JOSE_NOT_SUPPORTED: "The ID token is signed by a method that is not accepted, or not at all.",
  ERR_JWS_INVALID: "This is no signed ID token.",
  ERR_JWT_INVALID: "This is no ID token.",
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: "Its configuration says that it is another issuer.",
  OAUTH_TIMEOUT: "The provider does not answer.",
  OAUTH_INVALID_RESPONSE: "The provider's answer is not one of OpenID Connect.",
  OAUTH_PARSE_ERROR: "The provider's answer is not one of OpenID Connect.",
  OAUTH_RESPONSE_IS_NOT_JSON: "The provider's answer is not one of OpenID Connect.",
  OAUTH_RESPONSE_IS_NOT_CONFORM: "The provider's answer is not one of OpenID Connect.",
};

const byClaim: Readonly<Record<string, string>> = {
  aud: "The ID token was issued for another client.",
  iss: "The ID token was issued by another provider.",
  iat: "The ID token does not say when it was issued, or says a time to come.",
  exp: "The ID token does not say until when it holds.",
  azp: "The ID token was issued for another client.",
};

const isNetworkError = (error: unknown): boolean => {
  const { name, message } = error as { name?: unknown; message?: unknown };
  return name === "TimeoutError" || name === "AbortError" || (name === "TypeError" && message === "fetch failed");
};

/** Nobody answered, or not in time: said by the error, or by what caused it. */
function isUnreachable(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  return isNetworkError(error) || isUnreachable((error as { cause?: unknown }).cause);
}

function causeCode(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  const found = code ?? cause?.code;
  return typeof found === "string" ? found : "";
}

const textOf = (error: unknown, field: "error" | "error_description"): string => {
  const found = (error as Record<string, unknown>)[field];
  return typeof found === "string" ? found.slice(0, 200) : "";
};

/** An error of the libraries as a refusal; faults of ours stay what they are. */
export function inWords(error: unknown): unknown {
  if (error instanceof OpenIdRefusal) return error;
  if (isUnreachable(error)) return new OpenIdRefusal("The provider does not answer.", false, { cause: error });
  const claim = error instanceof errors.JWTClaimValidationFailed ? byClaim[error.claim] : undefined;
  const code = causeCode(error);
  // What the provider itself answered, such as access_denied or invalid_grant.
  const said = textOf(error, "error");
  if (said)
    return new OpenIdRefusal(`The provider refused: ${said}. ${textOf(error, "error_description")}`.trim(), true, {
      cause: error,
    });
  const known = claim ?? byCode[code];
  if (known) return new OpenIdRefusal(known, code !== "OAUTH_TIMEOUT", { cause: error });
  if (error instanceof errors.JOSEError)
    return new OpenIdRefusal("This is no ID token of the provider's.", true, { cause: error });
  if (code.startsWith("OAUTH_"))
    return new OpenIdRefusal("The provider's answer is not acceptable.", false, { cause: error });
  return error;
}
