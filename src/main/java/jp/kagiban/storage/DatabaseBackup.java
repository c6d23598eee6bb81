package jp.kagiban.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;

/** Copies an H2 database, which is a file of this process, while it is in use. */
@Component
public class DatabaseBackup {

    private static final String COPY = "BACKUP TO ?";

    private final DataSource dataSource;
    private final DatabaseFile file;

    DatabaseBackup(DataSource dataSource, DatabaseFile file) {
        this.dataSource = dataSource;
        this.file = file;
    }

    /** False for a database server, which has its own means of backup. */
    public boolean isPossible() {
        return file.isOurs();
    }

    /**
     * Writes the data that is committed at this moment to a new zip, which contains only the database's file. Other
     * users of the database needn't wait.
     */
    public void write(Path zip) {
        try (Connection connection = PlainPool.unhurried(dataSource).getConnection();
                PreparedStatement copy = connection.prepareStatement(COPY)) {
            copy.setString(1, zip.toString());
            copy.execute();
        } catch (SQLException fault) {
            throw new UncategorizedSQLException("Copying the database", COPY, fault);
        }
    }
}
