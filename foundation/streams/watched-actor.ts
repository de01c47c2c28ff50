import type { Actor } from "../rbac/actor.js";

/** An actor of whom it is known whether anybody has asked who they are. */
export interface WatchedActor {
  actor: Actor;
  wasLookedAt: () => boolean;
}

/** The same actor for whoever looks. All that there is to know of one is its properties, so a look at any of them is all there is to note. */
export function watchedActor(actor: Actor): WatchedActor {
  let wasLookedAt = false;
  const noting =
    <Args extends unknown[], Result>(look: (...args: Args) => Result) =>
    (...args: Args): Result => {
      wasLookedAt = true;
      return look(...args);
    };
  const watched = new Proxy<Actor>(actor, {
    get: noting((target, key) => Reflect.get(target, key) as unknown),
    has: noting(Reflect.has),
    ownKeys: noting(Reflect.ownKeys),
    getOwnPropertyDescriptor: noting(Reflect.getOwnPropertyDescriptor),
  });
  return { actor: watched, wasLookedAt: () => wasLookedAt };
}
