/** How much one request may ask for; `docs/configuration.md` says each in words. */
export interface LimitSettings {
  bodyBytes: number;
  tokens: number;
  depth: number;
  fragments: number;
  operations: number;
  fields: number;
  aliases: number;
  merges: number;
  rootFields: number;
  directives: number;
  cost: number;
  operationMs: number;
  /** 0 for any number. */
  requestsPerMinute: number;
}

export type LimitName = keyof LimitSettings;
