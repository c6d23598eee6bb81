package jp.kagiban.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import jp.kagiban.shared.StartRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The book on disk, replaced as a whole: a process that is killed leaves the old book or the new one. */
final class SandboxFile {

    static final String NAME = "sandbox-rms.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final Path file;

    SandboxFile(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.file = this.folder.resolve(NAME);
    }

    /** @throws StartRefused if there is a file that is no book */
    SandboxBook read() {
        try {
            if (!Files.exists(file)) {
                return SandboxBook.EMPTY;
            }
            return JSON.readValue(Files.readAllBytes(file), SandboxBook.class);
        } catch (IOException | JacksonException unreadable) {
            throw new StartRefused(
                    "The file of the RMS sandbox can't be read: " + file,
                    "Move it away; the sandbox then begins anew, and keys it had issued are unknown.");
        }
    }

    void write(SandboxBook book) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, OWNER_ONLY);
            }
            Path fresh = folder.resolve(NAME + ".new");
            writeThrough(fresh, JSON.writeValueAsBytes(book));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("The file of the RMS sandbox can't be written", failed);
        }
    }

    private static void writeThrough(Path fresh, byte[] content) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        FileAttribute<?> rights = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(fresh, options, rights)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
