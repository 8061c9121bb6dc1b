package org.landmark.train.ui;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets through to the pages only who may read them: browsers that call the server by a name of its own, for pages of its own, and that
 * know the token where there is one. Everything is for reading: what would change or upload something is refused, whoever asks.
 */
final class RequestGuard implements Handler<HttpServerRequest> {
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    /** Steps up, however they are written; no page has any in its path. */
    private static final Pattern STRANGE_PATH =
            Pattern.compile("\\.\\.|%2e|%2f|%5c|%00|\\\\", Pattern.CASE_INSENSITIVE);

    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final Set<String> names;
    private final TokenGate gate;
    private final Handler<HttpServerRequest> pages;

    RequestGuard(UiPlace place, Handler<HttpServerRequest> pages) {
        this.names = place.names();
        this.gate = new TokenGate(place.token());
        this.pages = pages;
    }

    @Override
    public void handle(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader("Content-Security-Policy", "frame-ancestors 'none'")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Referrer-Policy", "no-referrer");
        String host = request.host() == null ? "" : request.host().toLowerCase(Locale.ROOT);
        if (!names.contains(PORT.matcher(host).replaceFirst(""))) {
            refuse(request, 403, "this server does not go by that name");
        } else if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            refuse(request, 405, "only for reading");
        } else if (!isOfOwnPages(request, host)) {
            refuse(request, 403, "only for this server's own pages, not for those of other sites");
        } else if (STRANGE_PATH.matcher(request.path()).find()) {
            refuse(request, 404, "no such page");
        } else if (gate.lets(request)) {
            if (request.path().equals("/")) {
                response.setStatusCode(302).putHeader("Location", "/landmarks").end();
            } else {
                pages.handle(request);
            }
        }
    }

    /** A link on another site may be followed, but neither its scripts nor its pictures reach anything here. */
    private static boolean isOfOwnPages(HttpServerRequest request, String host) {
        String origin = request.getHeader("Origin");
        if (origin != null && !isAt(origin, host)) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null
                || OWN_SITES.contains(site)
                || "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                        && "document".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    private static boolean isAt(String origin, String host) {
        try {
            return host.equals(
                    String.valueOf(URI.create(origin).getRawAuthority()).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static void refuse(HttpServerRequest request, int status, String line) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(line + "\n");
    }
}
