/** One entry of ESLint's `no-restricted-syntax`. */
interface Restriction {
  selector: string;
  message: string;
}

export const timeIsAParameter: readonly Restriction[];
export const rulesArePure: readonly Restriction[];
export const noSkippedTests: readonly Restriction[];
