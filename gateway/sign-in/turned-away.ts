/** Why nobody was signed in, in one sentence for the person before the screen. */
export interface TurnedAway {
  refusal: string;
}
