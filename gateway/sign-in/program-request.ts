/** What a program asks for: to be told a code at an address of its own machine (RFC 8252). */
export interface ProgramRequest {
  redirectUri: URL;
  state: string;
  challenge: string;
  /** What it calls itself; people read it. */
  name: string;
}

type Form = Readonly<Record<string, unknown>>;

const textOf = (form: Form, name: string): string => (typeof form[name] === "string" ? form[name] : "");
const mostName = 48;

/** Only this machine, where nobody else listens: not even under a name, which others could answer for. */
function loopback(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isLoopback = url?.protocol === "http:" && ["127.0.0.1", "[::1]"].includes(url.hostname) && url.port !== "";
  return isLoopback && url.username === "" && url.hash === "" ? url : null;
}

/** A program's request, by its parameters; what is wrong with it where it is none. */
export function readProgramRequest(form: Form): ProgramRequest | { refusal: string } {
  const redirectUri = loopback(textOf(form, "redirect_uri"));
  if (!redirectUri)
    return { refusal: "redirect_uri must be an address of this machine, such as http://127.0.0.1:8400/." };
  const challenge = textOf(form, "code_challenge");
  if (textOf(form, "code_challenge_method") !== "S256" || !/^[\w-]{43}$/.test(challenge)) {
    return { refusal: "code_challenge must be the SHA-256 of a secret in base64url, with code_challenge_method=S256." };
  }
  const state = textOf(form, "state");
  if (!/^[\w-]{16,128}$/.test(state)) return { refusal: "state must have 16 to 128 letters and digits." };
  const name = textOf(form, "client_name");
  if (!/^[\w .:()@-]+$/.test(name) || name.length > mostName) {
    return { refusal: `client_name must have 1 to ${String(mostName)} letters, digits, spaces and . : ( ) @ - _.` };
  }
  return { redirectUri, state, challenge, name };
}

/** The same request, as the query of an address. */
export const queryOf = ({ redirectUri, state, challenge, name }: ProgramRequest): URLSearchParams =>
  new URLSearchParams({
    redirect_uri: redirectUri.href,
    state,
    code_challenge: challenge,
    code_challenge_method: "S256",
    client_name: name,
  });

/** Where the browser is sent back to: the program's address with an answer. */
export function answerAt({ redirectUri, state }: ProgramRequest, answer: Record<string, string>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries({ ...answer, state })) url.searchParams.set(name, value);
  return url.href;
}
