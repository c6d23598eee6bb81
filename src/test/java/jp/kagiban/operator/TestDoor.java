package jp.kagiban.operator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** Sends a command to a running portal in another process. */
public final class TestDoor {

    private TestDoor() {}

    /** @return the status of the answer */
    public static int send(Path data, String words) throws IOException, InterruptedException {
        return send(DoorFile.read(data).orElseThrow(), words, words);
    }

    /** With the proof of other words. */
    static int sendInstead(Path data, String provenWords, String words) throws IOException, InterruptedException {
        return send(DoorFile.read(data).orElseThrow(), provenWords, words);
    }

    /** With a token that isn't the portal's. */
    public static int sendAsStranger(Path data, String words) throws IOException, InterruptedException {
        int port = DoorFile.read(data).orElseThrow().port();
        return send(new DoorFile(port, "wrong", DoorFile.ownVersion()), words, words);
    }

    private static int send(DoorFile door, String provenWords, String words) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + CommandDoor.PATH))
                .header(CommandDoor.NONCE, "once")
                .header(CommandDoor.PROOF, door.proof("POST" + provenWords, "once"))
                .POST(BodyPublishers.ofString(words))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
