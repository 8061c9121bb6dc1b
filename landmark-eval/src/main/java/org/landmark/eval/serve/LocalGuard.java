package org.landmark.eval.serve;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Lets in only programs of this machine and the server's own pages: not those of other sites, also by a name of theirs that points here.
 * Every answer tells browsers to hold to it.
 */
final class LocalGuard implements Handler {
    static final String ADDRESS = "127.0.0.1";

    private static final Set<String> NAMES = Set.of(ADDRESS, "localhost");

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(self), microphone=(), geolocation=()",
            "Referrer-Policy",
            "no-referrer",
            "X-Content-Type-Options",
            "nosniff",
            "Cache-Control",
            "no-store");

    @Override
    public void handle(Context request) {
        HEADERS.forEach(request::header);
        String host = request.header("Host");
        if (host == null || !NAMES.contains(host.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", ""))) {
            throw new Refusal(Refusal.FORBIDDEN, "only for this machine, by the name " + ADDRESS + " or localhost");
        }
        String origin = request.header("Origin");
        String site = request.header("Sec-Fetch-Site");
        boolean reading = Set.of("GET", "HEAD").contains(request.req().getMethod());
        if (origin != null && !origin.equalsIgnoreCase("http://" + host)
                || !reading && site != null && !Set.of("same-origin", "none").contains(site)) {
            throw new Refusal(Refusal.FORBIDDEN, "only for this server's own pages, not for those of other sites");
        }
    }
}
