package jp.kagiban.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.testing.MySqlServer.Shell;
import org.springframework.util.FileSystemUtils;

/**
 * The programs of MySQL and an empty data folder, unpacked and prepared once for each machine. They lie in the user's cache, or
 * where the system property {@code test.mysql.cache} says.
 */
record MySqlHome(Path folder) {

    private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";
    private static final String NAME = "mysql-8.0.31";
    private static final List<String> LIBRARY_FOLDERS =
            List.of("/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu", "/usr/lib64", "/lib64", "/usr/lib");

    /** @throws IOException if MySQL does not run on this machine, with a sentence that says why */
    static MySqlHome prepared() throws IOException {
        Path cache =
                Path.of(System.getProperty("test.mysql.cache", System.getProperty("user.home") + "/.cache/kagiban"));
        MySqlHome home = new MySqlHome(cache.resolve(NAME));
        Path libaio = libaio(LIBRARY_FOLDERS);
        if (!Files.isDirectory(home.folder())) {
            home.prepare(Files.createDirectories(cache), libaio);
        }
        return home;
    }

    Path data() {
        return folder.resolve("data");
    }

    /** How the server is called; the data folder has to follow. */
    List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                folder.resolve("bin/mysqld").toString(),
                "--no-defaults",
                "--basedir=" + folder,
                "--lc-messages-dir=" + folder.resolve("share"),
                "--character-sets-dir=" + folder.resolve("share/charsets")));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    /** Two builds may do this at once: the later one throws its own work away. */
    private void prepare(Path cache, Path libaio) throws IOException {
        MySqlHome fresh = new MySqlHome(Files.createTempDirectory(cache, "unpacking"));
        try {
            fresh.unpack();
            fresh.link(libaio);
            fresh.initialise();
            Files.move(fresh.folder(), folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            FileSystemUtils.deleteRecursively(fresh.folder());
            if (!Files.isDirectory(folder)) {
                throw failed;
            }
        }
    }

    private void unpack() throws IOException {
        Path archive = folder.resolve("archive.tar.gz");
        try (InputStream packed = MySqlHome.class.getResourceAsStream(ARCHIVE)) {
            if (packed == null) {
                throw new IOException(ARCHIVE + " is not on the class path");
            }
            Files.copy(packed, archive);
        }
        Shell.run(List.of("tar", "xzf", archive.toString(), "-C", folder.toString()));
        Files.delete(archive);
    }

    /**
     * The library that the server needs and does not bring along.
     *
     * @throws IOException if it is missing
     */
    static Path libaio(List<String> folders) throws IOException {
        return Stream.of("libaio.so.1", "libaio.so.1t64")
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IOException("The library libaio is missing on this machine."
                        + " Install it with 'apt-get install libaio1t64' (older systems: libaio1)."));
    }

    /** The server asks for the library by the name that Debian has changed. */
    private void link(Path libaio) throws IOException {
        Path links = Files.createDirectories(folder.resolve("lib/private"));
        Files.createSymbolicLink(links.resolve("libaio.so.1"), libaio);
    }

    private void initialise() throws IOException {
        List<String> command = new ArrayList<>(command());
        command.addAll(List.of("--datadir=" + data(), "--initialize-insecure", "--innodb-redo-log-capacity=8M"));
        Shell.run(command);
    }
}
