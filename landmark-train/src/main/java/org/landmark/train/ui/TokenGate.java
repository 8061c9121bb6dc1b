package org.landmark.train.ui;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Knows who has shown the token. The printed link holds it; who comes by that gets a cookie in its place, which scripts can't read and other
 * sites can't make a browser send, and the address without the token.
 */
final class TokenGate {
    private static final String COOKIE = "landmark-ui";

    /** To the page by a step of its own: a redirect would still be the other site's where the link was followed from one. */
    private static final String COME_IN =
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=%1$s">
            <title>Landmark</title></head><body><p><a href="%1$s">To the page</a></p></body></html>
            """;

    private final Optional<String> token;
    private final String session = UiPlace.drawn();

    /** @param token that must be shown; empty lets everybody in */
    TokenGate(Optional<String> token) {
        this.token = token;
    }

    /** Whether a request may go on; if not, it has been answered. */
    boolean lets(HttpServerRequest request) {
        if (token.isEmpty()) {
            return true;
        }
        String shown = request.getParam("token");
        if (shown != null && isSame(shown, token.get())) {
            String path = request.path().matches("/[A-Za-z0-9/_-]*") ? request.path() : "/landmarks";
            request.response()
                    .putHeader("Set-Cookie", name(request) + "=" + session + "; Path=/; HttpOnly; SameSite=Strict")
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .end(COME_IN.formatted(path));
            return false;
        }
        if (shown == null
                && cookie(request).filter(value -> isSame(value, session)).isPresent()) {
            return true;
        }
        RequestGuard.refuse(request, 401, "only with the link that the command printed, token and all");
        return false;
    }

    /** Browsers hold cookies of all ports of a machine together. */
    private static String name(HttpServerRequest request) {
        return COOKIE + "-" + request.localAddress().port();
    }

    private static Optional<String> cookie(HttpServerRequest request) {
        String prefix = name(request) + "=";
        return Optional.ofNullable(request.getHeader("Cookie")).stream()
                .flatMap(all -> Arrays.stream(all.split(";")))
                .map(String::strip)
                .filter(one -> one.startsWith(prefix))
                .map(one -> one.substring(prefix.length()))
                .findFirst();
    }

    /** Takes as long for what is nearly right as for what is not, whatever its length. */
    private static boolean isSame(String shown, String expected) {
        return MessageDigest.isEqual(hash(shown), hash(expected));
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) { // every JDK has it
            throw new IllegalStateException(e);
        }
    }
}
