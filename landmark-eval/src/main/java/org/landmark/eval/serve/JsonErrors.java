package org.landmark.eval.serve;

import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.landmark.data.config.ConfigWriter;

/** What Jetty refuses by itself, as a request that is no HTTP, in the same words as everything else. */
final class JsonErrors extends ErrorHandler {
    private static final HttpField TYPE = new HttpField(HttpHeader.CONTENT_TYPE, "application/json");

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(TYPE);
        String text = ConfigWriter.jsonLine(Map.of("error", HttpStatus.getMessage(response.getStatus())));
        Content.Sink.write(response, true, text, callback);
        return true;
    }
}
