package jp.kagiban.kept;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a portal of an earlier day has stored: its data folder, with its database in it or, for MySQL, a dump of one. The README
 * beside the archives tells how one is made.
 *
 * @param archive named by the day and the database
 */
public record Kept(Path archive) {

    /** Where the archives lie. */
    public static final Path FOLDER = Path.of("src/test/resources/kept");

    /** In the archive: one statement a line, as {@link #load} takes them. */
    static final String DUMP = "dump.sql";

    /** In the archive: when it was made, and how much there is in it. */
    static final String ABOUT = "about.properties";

    /** Those of this database, the oldest first. */
    public static List<Kept> on(String database) throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(file -> file.toString().endsWith("-" + database + ".zip"))
                    .sorted()
                    .map(Kept::new)
                    .toList();
        }
    }

    /** Lays its files into this folder, and tells what stands about it there. */
    public About unpack(Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip.getInputStream(entry), file);
            }
        }
        return About.read(folder);
    }

    /** Fills an empty database with the dump that was unpacked into this folder. */
    public static void load(Path folder, Connection database) throws IOException, SQLException {
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve(DUMP));
                Statement statement = database.createStatement()) {
            for (String line : (Iterable<String>) lines.lines()::iterator) {
                statement.execute(line);
            }
        }
    }

    @Override
    public String toString() {
        return archive.getFileName().toString();
    }

    /**
     * What its maker counted.
     *
     * @param madeAt when the portal had ended
     */
    public record About(Instant madeAt, int orders, int entries) {

        private static About read(Path folder) throws IOException {
            Properties about = new Properties();
            try (BufferedReader reader = Files.newBufferedReader(folder.resolve(ABOUT))) {
                about.load(reader);
            }
            return new About(
                    Instant.parse(about.getProperty("made-at")),
                    Integer.parseInt(about.getProperty("orders")),
                    Integer.parseInt(about.getProperty("entries")));
        }

        void write(Path folder) throws IOException {
            Files.writeString(
                    folder.resolve(ABOUT), "made-at=%s%norders=%d%nentries=%d%n".formatted(madeAt, orders, entries));
        }
    }
}
