import { authorizationSettings } from "../../foundation/config/authorization-settings.js";
import type { readSettings } from "../../foundation/config/read-settings.js";
import { StartupRefusal } from "../../foundation/errors/startup-refusal.js";
import type { TokenSettings } from "../../gateway/authentication/token-holders.js";
import type { FieldAuthorization } from "../../gateway/authorization/field-authorization.js";

type AuthorizationName = keyof typeof authorizationSettings;
type Read = ReturnType<typeof readSettings<AuthorizationName>>;

export const authorizationNames = Object.keys(authorizationSettings) as AuthorizationName[];

/** Whose tokens are taken, where it is not orgplane that knows its users. */
export function tokensOf(read: Read & { DATABASE_URL?: string | undefined }): TokenSettings | null {
  if (read.ORGPLANE_JWT_JWKS_URL === undefined) return null;
  if (read.DATABASE_URL !== undefined) {
    throw new StartupRefusal("Users are known by DATABASE_URL or by ORGPLANE_JWT_JWKS_URL, not by both.");
  }
  return {
    jwksUrl: read.ORGPLANE_JWT_JWKS_URL,
    issuer: read.ORGPLANE_JWT_ISSUER,
    audience: read.ORGPLANE_JWT_AUDIENCE,
    scopesClaim: read.ORGPLANE_JWT_SCOPES_CLAIM,
    policiesClaim: read.ORGPLANE_JWT_POLICIES_CLAIM,
  };
}

/** How the directives of the supergraph are held, but for what actors hold. */
export const authorizationOf = (read: Read): Omit<FieldAuthorization, "askerOf"> => ({
  mode: read.ORGPLANE_FIELD_AUTHORIZATION,
  mutations: read.ORGPLANE_FIELD_AUTHORIZATION_MUTATIONS,
  rejectStatus: read.ORGPLANE_FIELD_AUTHORIZATION_REJECT_STATUS === "200" ? 200 : 403,
  errorsIn: read.ORGPLANE_FIELD_AUTHORIZATION_ERRORS,
  requiresAuthentication: read.ORGPLANE_REQUIRE_AUTHENTICATION,
});
