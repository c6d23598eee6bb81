package jp.kagiban.operator;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.KnownSettings;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.vault.VaultRescue;
import jp.kagiban.vault.VaultRescue.Waiver;

/**
 * Runs {@code operator …}, {@code vault …} and {@code backup …} from the server's shell. If a portal runs with this
 * data folder, the portal runs the command. Otherwise the command opens the database itself, until it ends.
 */
public final class OperatorCommand {

    /** The timeout of a connection, and of the question whether a portal runs. */
    private static final Duration DOOR_TIMEOUT = Duration.ofSeconds(20);

    /** Making a KEK takes half a minute, and much longer on a slow machine or token. */
    private static final Duration COMMAND_TIMEOUT = Duration.ofMinutes(5);

    /** A backup of a large database takes long. */
    private static final Duration BACKUP_TIMEOUT = Duration.ofHours(2);

    /** In bytes. */
    private static final long LONGEST_ANSWER = 4_000_000;

    private final Class<?> application;
    private final Path data;
    private final boolean ownDatabase;

    OperatorCommand(Class<?> application, Map<String, String> environment) {
        this.application = application;
        this.data = Path.of(environment.getOrDefault("KAGIBAN_DATA_DIR", "./data"))
                .toAbsolutePath()
                .normalize();
        this.ownDatabase = environment.getOrDefault("KAGIBAN_DB_URL", "").isBlank();
    }

    /**
     * Runs the command and prints one answer.
     *
     * @param application the class that a portal is made of
     * @return the exit code: 0 if the command succeeded, 1 if it was refused, 2 if there is no such command
     */
    public static int run(Class<?> application, List<String> words) {
        if (!Commands.known(words)) {
            return print(Answer.refused(Usage.of(words)), 2);
        }
        Optional<Answer> misspelt = misspelt();
        if (misspelt.isPresent()) {
            return print(misspelt.get(), 1);
        }
        Answer answer = new OperatorCommand(application, System.getenv()).answer(Commands.withAbsolutePaths(words));
        return print(answer, answer.done() ? 0 : 1);
    }

    /**
     * Refuses misspelt settings, because a misspelt KAGIBAN_DATA_DIR would lead the command to another portal's folder.
     * Returns empty if all settings are known.
     */
    static Optional<Answer> misspelt() {
        try {
            KnownSettings.read().refuseUnknown(System.getenv());
            return Optional.empty();
        } catch (StartRefused refused) {
            return Optional.of(Answer.refused(refused.getMessage() + " " + refused.action()));
        }
    }

    Answer answer(List<String> words) {
        if (!words.getFirst().equals("vault")) {
            return ask(words);
        }
        return switch (words.get(1)) {
            case "recovery-init" -> RecoveryInit.run(Path.of(words.get(2)), OperatorCommand::say, this::ask);
            case "recover" -> recover(Path.of(words.get(2)), RescueCommand.waivers(words.subList(2, words.size())));
            case "restore-drill" -> new RestoreDrill(application, System.getenv()).run(words.subList(2, words.size()));
            default -> ask(words);
        };
    }

    /**
     * Recovers a lost keystore. The passphrase is typed or comes from a pipe. An argument would be visible to other
     * accounts of this machine.
     */
    private Answer recover(Path file, Set<Waiver> waivers) {
        if (lacksPortal()) {
            return noPortal();
        }
        if (!Files.isReadable(file)) {
            return Answer.refused("The file " + file + " can't be read.");
        }
        return withPortal(
                _ -> Answer.refused("A portal runs with this data folder. Stop it first."),
                () -> withPassphrase(file, waivers));
    }

    private Answer withPassphrase(Path file, Set<Waiver> waivers) {
        char[] passphrase = Passphrase.read();
        try {
            return new StoppedPortal(application)
                    .run(
                            portal -> portal.getBean(RescueCommand.class).run(file, waivers, passphrase),
                            "--" + VaultRescue.UNDER_WAY + "=true");
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static void say(String text) {
        print(Answer.done(text), 0);
    }

    /** Prints the answer, and returns the given exit code. */
    static int print(Answer answer, int code) {
        PrintStream stream = answer.done() ? System.out : System.err;
        stream.writeBytes((answer.text() + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        stream.flush();
        return code;
    }

    private Answer ask(List<String> words) {
        if (!Files.isDirectory(data)) {
            return noPortal();
        }
        return withPortal(door -> send(door, words), () -> runStopped(words));
    }

    /** Asks the running portal. */
    private interface Door {
        Answer answer(DoorFile door) throws InterruptedException;
    }

    private Answer withPortal(Door open, Supplier<Answer> closed) {
        try {
            Optional<DoorFile> door = DoorFile.read(data);
            return door.isPresent() && isOpen(door.get()) ? open.answer(door.get()) : closed.get();
        } catch (IOException unreadable) {
            return Answer.refused("The data folder " + data + " can't be read from here."
                    + " Run this as the account that runs the portal.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Answer.refused("It was stopped before the portal had answered.");
        }
    }

    private boolean lacksPortal() {
        return !Files.isDirectory(data) || (ownDatabase && !Files.exists(data.resolve("kagiban.mv.db")));
    }

    private Answer noPortal() {
        return Answer.refused(
                "No portal has kept its data in " + data + ". Name the folder of the portal in KAGIBAN_DATA_DIR.");
    }

    /**
     * Returns whether a portal answers. A portal that was killed leaves its file behind. Another program that listens
     * on the port by now can't prove that it knows the token.
     */
    private static boolean isOpen(DoorFile door) throws InterruptedException {
        try {
            return send(door, "GET", "", DOOR_TIMEOUT)
                    .filter(response -> response.statusCode() == 204)
                    .isPresent();
        } catch (IOException nobody) {
            return false;
        }
    }

    /** Sends a proof in place of the token. Empty if the answer proves nothing: it isn't the portal's. */
    private static Optional<HttpResponse<String>> send(DoorFile door, String method, String words, Duration timeout)
            throws IOException, InterruptedException {
        String nonce = Hashes.newToken();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + CommandDoor.PATH))
                .header(CommandDoor.NONCE, nonce)
                .header(CommandDoor.PROOF, door.proof(method + words, nonce))
                .method(method, BodyPublishers.ofString(words))
                .build();
        HttpResponse<String> response = send(request, timeout);
        String proof = response.headers().firstValue(CommandDoor.PROOF).orElse(null);
        return Optional.of(response).filter(one -> door.isProof(proof, one.statusCode() + one.body(), nonce));
    }

    /** The timeout is for the whole answer. The request's own timeout would end with the answer's headers. */
    static HttpResponse<String> send(HttpRequest request, Duration timeout) throws IOException, InterruptedException {
        HttpClient client = client();
        try {
            return client.sendAsync(
                            request,
                            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException(late.getMessage());
        } catch (ExecutionException failed) {
            throw new IOException(failed);
        } finally {
            client.shutdownNow();
        }
    }

    private static Answer send(DoorFile door, List<String> words) throws InterruptedException {
        if (!door.version().equals(DoorFile.ownVersion())) {
            return Answer.refused("The portal that runs is of version " + door.version() + ", this command is of "
                    + DoorFile.ownVersion() + ". Use the one of the portal, or start the portal anew.");
        }
        Duration timeout = words.getFirst().equals("backup") ? BACKUP_TIMEOUT : COMMAND_TIMEOUT;
        try {
            return send(door, "POST", String.join("\n", words), timeout)
                    .map(response -> new Answer(response.statusCode() == 200, response.body()))
                    .orElseGet(OperatorCommand::gone);
        } catch (HttpTimeoutException late) {
            return Answer.refused(
                    "The portal hasn't answered in time, and may still run the command. Before you try again, see the log and, for a vault command, 'vault status'.");
        } catch (IOException gone) {
            return gone();
        }
    }

    private static Answer gone() {
        return Answer.refused("The portal has stopped meanwhile. Try again.");
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(DOOR_TIMEOUT)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
    }

    private Answer runStopped(List<String> words) {
        return lacksPortal() ? noPortal() : new StoppedPortal(application).run(words);
    }
}
