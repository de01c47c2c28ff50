/** A browser without a screen: it keeps cookies, host by host, and follows redirects. */
export interface Browser {
  /** Opens an address and follows where it leads, until `stopAt` fits or no redirect is left. */
  open(url: string, options?: { form?: Record<string, string>; stopAt?: RegExp }): Promise<Page>;
  cookies: Map<string, string>;
}

export interface Page {
  url: string;
  status: number;
  text: string;
  /** Of the last answer. */
  headers: Headers;
  /** All `set-cookie` lines on the way. */
  setCookies: string[];
}

const mostRedirects = 20;

/** Takes a `set-cookie` line to heart. */
function keep(cookies: Map<string, string>, host: string, line: string): void {
  const [pair = ""] = line.split(";");
  const [name = "", ...value] = pair.split("=");
  const isGone = /expires=Thu, 01 Jan 1970/i.test(line) || value.join("=") === "";
  if (isGone) cookies.delete(`${host} ${name}`);
  else cookies.set(`${host} ${name}`, value.join("="));
}

export function createBrowser(): Browser {
  const cookies = new Map<string, string>();
  const header = (host: string): string =>
    [...cookies]
      .filter(([key]) => key.startsWith(`${host} `))
      .map(([key, value]) => `${key.slice(host.length + 1)}=${value}`)
      .join("; ");
  return {
    cookies,
    async open(start, { form, stopAt } = {}) {
      let url = start;
      let body = form && new URLSearchParams(form);
      const setCookies: string[] = [];
      for (let count = 0; count < mostRedirects; count += 1) {
        const { host } = new URL(url);
        const init = { redirect: "manual" as const, headers: { cookie: header(host) } };
        const response = await fetch(url, body ? { ...init, method: "POST", body } : init);
        for (const line of response.headers.getSetCookie()) {
          keep(cookies, host, line);
          setCookies.push(line);
        }
        const location = response.headers.get("location");
        if (location === null) {
          return { url, status: response.status, text: await response.text(), headers: response.headers, setCookies };
        }
        await response.body?.cancel();
        url = new URL(location, url).href;
        body = undefined;
        if (stopAt?.test(url)) return { url, status: response.status, text: "", headers: response.headers, setCookies };
      }
      throw new Error(`more than ${String(mostRedirects)} redirects from ${start}`);
    },
  };
}
