/** Credits a day. */
export interface QuotaQuestion {
  /** What the workspace would cost now, and what it cost by its last committed build. */
  cost: number;
  committed: number;
  /** What the owner's other workspaces in the organization cost. */
  elsewhere: number;
  allowance: number;
}

/** May a build cost so much? Only a rise above the allowance is refused: what does not raise the cost always may. */
export const isWithinQuota = ({ cost, committed, elsewhere, allowance }: QuotaQuestion): boolean =>
  cost <= committed || elsewhere + cost <= allowance;
