package jp.kagiban.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** The seals of the histories that lie outside of the database, for a backup. */
@Component
public class SealsCopy {

    private final Path seals;

    SealsCopy(SealsFolder settings) {
        this.seals = SealBook.file(settings);
    }

    /** Copies them into a file that isn't there yet; before anything is sealed there are none, and there is no file. */
    public void writeTo(Path file) throws IOException {
        if (Files.exists(seals)) {
            Files.copy(seals, file);
        }
    }
}
