package jp.kagiban.journey;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * What only the desk of a fake RMS can do.
 *
 * @param address of the portal that has it inside, or of the fake RMS alone
 */
record Desk(String address) {

    /** Returns its answer. */
    String post(String path, String json) throws Exception {
        return send(to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** All that it knows. */
    String state() throws Exception {
        return send(to("/state"));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address + "/sandbox-rms/control" + path));
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("The desk answered " + answer.statusCode());
            }
            return answer.body();
        }
    }
}
