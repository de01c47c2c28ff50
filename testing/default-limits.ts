import { readSettings } from "../foundation/config/read-settings.js";
import { limitNames, limitsOf } from "../processes/front.js";

/** The limits of a deployment that configures none. */
export const defaultLimits = limitsOf(readSettings(limitNames, {}));
