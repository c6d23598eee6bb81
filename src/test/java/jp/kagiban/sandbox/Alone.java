package jp.kagiban.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fake RMS as a process of its own would be, and a bare HTTP client for it. */
final class Alone implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    final int port;

    Alone(Path folder) {
        context = SandboxServer.start("--port", "0", "--data-dir", folder.toString());
        port = context.getEnvironment().getProperty("local.server.port", Integer.class, 0);
    }

    SandboxRms desk() {
        return context.getBean(SandboxRms.class);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    HttpResponse<String> call(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<String> control(String path, String json) throws Exception {
        return call("POST", "/sandbox-rms/control" + path, json, "Content-Type", "application/json");
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JsonMapper.shared().readTree(response.body());
    }

    static String esa(SandboxShop shop, SandboxKey key) {
        String pair = shop.serviceSecret() + ":" + key.licenseKey();
        return "ESA " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
