import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../../foundation/log/log.js";
import type { Answer } from "../front/answer.js";
import type { CommonAsked } from "../front/front-connection.js";
import type { Gateway } from "../gateway.js";

export interface ReloadingGateway extends Pick<Gateway, "answer" | "answerCommon" | "stop"> {
  /** Answers by this supergraph from now on; what cannot be used is logged, and the one before stays. */
  reload(supergraphSdl: string): Promise<void>;
}

/** A gateway over one supergraph, and the requests that it has under way. */
class Generation {
  readonly #gateway: Gateway;
  #underWay = 0;
  #isLeft = false;

  constructor(gateway: Gateway) {
    this.#gateway = gateway;
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    this.#underWay++;
    response.once("close", () => {
      this.#underWay--;
      this.#retireOnceIdle();
    });
    this.#gateway.answer(request, response);
  }

  async answerCommon(asked: CommonAsked): Promise<Answer | null> {
    this.#underWay++;
    try {
      return await this.#gateway.answerCommon(asked);
    } finally {
      this.#underWay--;
      this.#retireOnceIdle();
    }
  }

  /** Takes no more requests; gives back what it holds once it has answered those that it has. */
  leave(): void {
    this.#isLeft = true;
    this.#gateway.breakOffStreams();
    this.#retireOnceIdle();
  }

  stop(): Promise<void> {
    return this.#gateway.stop();
  }

  #retireOnceIdle(): void {
    if (this.#isLeft && this.#underWay === 0) void this.#gateway.retire();
  }
}

/**
 * A gateway that can be given another supergraph while it answers. Everything that depends on one is made anew beside the
 * old, so that no part of it has to know of the change, and no request sees two of them.
 */
export async function reloadingGateway(
  supergraphSdl: string,
  { create, log }: { create: (supergraphSdl: string) => Promise<Gateway>; log: Log },
): Promise<ReloadingGateway> {
  let current = new Generation(await create(supergraphSdl));
  let known = supergraphSdl;
  let reloading = Promise.resolve();
  const replace = async (next: string): Promise<void> => {
    if (next === known) return;
    try {
      const generation = new Generation(await create(next));
      current.leave();
      current = generation;
      known = next;
      log.info("a changed supergraph is served from now on");
    } catch (error) {
      log.error({ err: error }, "a changed supergraph cannot be used; the one before is still served");
    }
  };
  return {
    answer: (request, response) => current.answer(request, response),
    answerCommon: (asked) => current.answerCommon(asked),
    // One after the other, so that the last one wins.
    reload: (next) => (reloading = reloading.then(() => replace(next))),
    stop: () => reloading.then(() => current.stop()),
  };
}
