import type { ActionContext } from "../../../foundation/actions/action-context.js";
import type { Sealer } from "../../../foundation/encryption/sealer.js";
import type { OpenId } from "./openid/open-id.js";

/** What use cases that speak to providers are given beside the rest. */
export interface IdentityActionContext extends ActionContext {
  sealer: Sealer;
  openId: OpenId;
}
