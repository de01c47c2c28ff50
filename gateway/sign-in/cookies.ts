import type { Response } from "express";

/** The session of a browser, its state on the way to a provider and back, and what it wanted before it had to sign in. */
const names = { session: "orgplane_session", state: "orgplane_sign_in", return: "orgplane_return" } as const;

const paths = { session: "/", state: "/auth", return: "/auth" } as const;

export type CookieName = keyof typeof names;

/** The value of a cookie of ours; null where the browser sent none. */
export function readCookie(request: { headers: { cookie?: string | undefined } }, cookie: CookieName): string | null {
  const start = `${names[cookie]}=`;
  const found = (request.headers.cookie ?? "").split(/; */).find((each) => each.startsWith(start));
  const value = found?.slice(start.length) ?? "";
  return /^[\w-]+$/.test(value) ? value : null;
}

export interface Cookie {
  value: string;
  expiresAt: Date;
  /** Under https. */
  isSecure: boolean;
}

/** For no script and no other site: HttpOnly, SameSite=Lax, and Secure under https. */
export function setCookie(response: Response, cookie: CookieName, { value, expiresAt, isSecure }: Cookie): void {
  response.cookie(names[cookie], value, {
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure,
    path: paths[cookie],
    expires: expiresAt,
  });
}

export function clearCookie(response: Response, cookie: CookieName): void {
  response.clearCookie(names[cookie], { httpOnly: true, sameSite: "lax", path: paths[cookie] });
}
