package org.landmark.eval.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is answered: this machine alone, by its own names, and no page of another site. */
@Timeout(120)
class LocalGuardTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', text/html",
        "page.css, text/css",
        "page.js, text/javascript",
        "server.js, text/javascript",
        "drawing.js, text/javascript",
        "camera.js, text/javascript",
        "icon.svg, image/svg+xml",
        "glasses.png, image/png"
    })
    void thePageIsServedAndHeldToItself(String path, String type) throws Exception {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*", "http:");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("access-control"));
        assertThat(response.headers().firstValue("Server")).isEmpty();
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "LocalHost:81, 200",
        "127.0.0.1, 200",
        "rebound.example, 403",
        "127.0.0.1.rebound.example, 403",
        "rebound.example:127, 403",
        "localhost.rebound.example, 403",
        "127.0.0.2, 403"
    })
    void onlyThisMachinesNamesAreAnswered(String host, int status) throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin: http://localhost:99, 415",
        "Origin: http://other.example, 403",
        "Origin: null, 403",
        "Origin: https://localhost:99, 403",
        "Origin: http://localhost:98, 403",
        "Origin: http://localhost, 403",
        "Sec-Fetch-Site: same-origin, 415",
        "Sec-Fetch-Site: none, 415",
        "Sec-Fetch-Site: same-site, 403",
        "Sec-Fetch-Site: cross-site, 403"
    })
    void pagesOfOtherSitesAreNotAnswered(String header, int status) throws IOException {
        assertThat(raw("POST /predict HTTP/1.1\r\nHost: localhost:99\r\n" + header
                        + "\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx"))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no HTTP\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nbad header\r\nConnection: close\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\nConnection: close\r\n\r\n"
            })
    void whatIsNoRequestIsRefusedInTheSameWords(String request) throws IOException {
        assertThat(raw(request))
                .matches("(?s)HTTP/1.1 (400|505) .*")
                .containsIgnoringCase("Content-Type: application/json")
                .contains("{\"error\":\"")
                .doesNotContain("at org.", "Jetty", "<");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void itIsReachedFromThisMachineAlone() throws Exception {
        Optional<InetAddress> other = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
        assumeTrue(other.isPresent(), "this machine has no address but loopback");
        try (Socket socket = new Socket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(other.get(), server.port()), 2000))
                    .isInstanceOf(ConnectException.class);
        }
    }
}
