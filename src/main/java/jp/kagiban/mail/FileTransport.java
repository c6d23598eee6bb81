package jp.kagiban.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.IntConsumer;
import jp.kagiban.shared.SendResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes mails to files if there is no mail server. They contain one-time links, so only their owner may read them. */
final class FileTransport implements MailTransport {

    private static final Logger LOG = LoggerFactory.getLogger(FileTransport.class);
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER = rights("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> FILE = rights("rw-------");

    private final Path folder;

    FileTransport(Path folder) {
        this.folder = folder;
    }

    @Override
    public SendResult deliver(MimeMessage mail, IntConsumer refused) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            Path file = folder.resolve(name(mail));
            write(file, bytes.toByteArray());
            LOG.info("No mail server is set; a mail lies in {}", file);
            return new SendResult.Taken("file");
        } catch (IOException | MessagingException failed) {
            LOG.warn(
                    "The folder {} can't be written to: {}",
                    folder,
                    failed.getClass().getSimpleName());
            return new SendResult.Later("no answer");
        }
    }

    /** A retry overwrites the file of the first try. The names sort in the order in which the mails were created. */
    private static String name(MimeMessage mail) throws MessagingException {
        String id = mail.getMessageID();
        return id.substring(1, id.indexOf('@')) + ".eml";
    }

    /** The file appears complete or not at all. */
    private void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(folder, FOLDER);
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, FILE);
        Files.write(unfinished, bytes, StandardOpenOption.WRITE);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<Set<PosixFilePermission>> rights(String rights) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
    }
}
