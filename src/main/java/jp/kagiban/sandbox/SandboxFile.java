package jp.kagiban.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.shared.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file that contains one record as JSON. The file is replaced as a whole, so a killed process leaves the old or the
 * new content.
 *
 * @param folder is created by the first write
 */
record SandboxFile<T>(Path folder, String name, Class<T> type) {

    static final String NAME = "sandbox-rms.json";
    static final String ORDERS = "sandbox-orders.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    SandboxFile {
        folder = folder.toAbsolutePath().normalize();
    }

    static SandboxFile<SandboxBook> book(Path folder) {
        return new SandboxFile<>(folder, NAME, SandboxBook.class);
    }

    static SandboxFile<OrderLedger> orders(Path folder) {
        return new SandboxFile<>(folder, ORDERS, OrderLedger.class);
    }

    /**
     * Reads the record.
     *
     * @param otherwise is returned if there is no file
     * @throws StartRefused if there is a file that can't be read
     */
    T read(T otherwise) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? JSON.readValue(Files.readAllBytes(file), type) : otherwise;
        } catch (IOException | JacksonException unreadable) {
            throw new StartRefused(
                    "The file of the RMS sandbox can't be read: " + file,
                    "Move it away; the sandbox then begins anew, and what it had issued is unknown.");
        }
    }

    void write(T content) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, OWNER_ONLY);
            }
            WholeFile.replace(folder.resolve(name), JSON.writeValueAsBytes(content));
        } catch (IOException failed) {
            throw new UncheckedIOException("The file of the RMS sandbox can't be written", failed);
        }
    }
}
