package jp.kagiban.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** What vouches outside of the database for what is in it, for a backup. */
@Component
public class SealsCopy {

    private final SealsFolder folder;

    SealsCopy(SealsFolder folder) {
        this.folder = folder;
    }

    /** Copies them into a folder that has none yet; before anything is sealed there are none. */
    public void writeTo(Path other) throws IOException {
        for (String name : SealsFolder.FILES) {
            Path file = folder.dir().resolve(name);
            if (Files.exists(file)) {
                Files.copy(file, other.resolve(name));
            }
        }
    }
}
