package jp.kagiban.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Closes the portal's folders and files to other accounts of this machine, before anything is opened. A folder is
 * closed if it contains only the portal's files. The portal's files are closed in every folder. If the rights can't be
 * changed, or the folder is shared, the start is refused if other accounts may write. A mounted secret that all may
 * read isn't refused; {@link OpenSecrets} warns of it.
 */
class OwnFiles implements EnvironmentPostProcessor, Ordered {

    private static final Pattern OURS = Pattern.compile("kagiban\\..*|sandbox-.*|operator\\.door.*|database-ca\\.p12.*"
            + "|vault\\.(bcfks|password)(\\.new)?|vault|outbox|seals.*|(keks|ledger(\\.checkpoint)?)(\\.new)?");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.containsProperty("kagiban.data-dir")) {
            return;
        }
        Path data = folder(environment, "kagiban.data-dir");
        close(data);
        close(data.resolve("outbox"));
        Stream.of("kagiban.vault.dir", "kagiban.seals.dir")
                .filter(environment::containsProperty)
                .forEach(setting -> close(folder(environment, setting)));
        secrets(environment).forEach(FileRights::refuseWriters);
    }

    private static Path folder(Environment environment, String setting) {
        return Path.of(environment.getProperty(setting, "")).toAbsolutePath().normalize();
    }

    /** The secret files that settings name, if they exist. */
    static List<Path> secrets(Environment environment) {
        return Stream.concat(
                        SecretFiles.SECRETS.stream().map(name -> name + "_FILE"),
                        Stream.of("kagiban.vault.password-file", "kagiban.kek.pkcs11.pin-file"))
                .map(name -> environment.getProperty(name, ""))
                .filter(named -> !named.isBlank())
                .map(named -> Path.of(named).toAbsolutePath())
                .filter(Files::exists)
                .toList();
    }

    private static void close(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> entries = entries(folder);
        boolean hasOnlyOurs = !FileRights.isShared(folder) && entries.stream().allMatch(OwnFiles::isOurs);
        if (!hasOnlyOurs || !FileRights.narrow(folder)) {
            FileRights.refuseWriters(folder);
        }
        entries.stream()
                .filter(OwnFiles::isOurs)
                .filter(FileRights::isPlainFile)
                .filter(file -> !FileRights.narrow(file))
                .forEach(FileRights::refuseWriters);
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new StartRefused("This folder can't be read: " + folder, "Check its rights and its owner.");
        }
    }

    private static boolean isOurs(Path path) {
        String name = path.getFileName().toString();
        return OURS.matcher(name).matches() || name.endsWith(".eml");
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
