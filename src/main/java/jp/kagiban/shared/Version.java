package jp.kagiban.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of Kagiban, as the build has recorded it.
 *
 * @param number such as 0.9.0
 * @param commit the first digits of the commit's hash, or "unknown" if the build had no git
 */
public record Version(String number, String commit) {

    private static final String NOTE = "/META-INF/build-info.properties";
    private static final Version OWN = read();

    /** The version of this code; "unpackaged" if no build has recorded one. */
    public static Version own() {
        return OWN;
    }

    private static Version read() {
        Properties note = new Properties();
        try (InputStream open = Version.class.getResourceAsStream(NOTE)) {
            if (open != null) {
                note.load(open);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The build's note of its version can't be read", unreadable);
        }
        return new Version(
                note.getProperty("build.version", "unpackaged"), note.getProperty("build.commit", "unknown"));
    }

    @Override
    public String toString() {
        return number + " (commit " + commit + ")";
    }
}
